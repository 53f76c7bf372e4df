import type { StencilCategory } from '@/lib/stencil/kinds'

interface Ink {
  surface: string
  line: string
  text: string
  text2: string
  category: Record<StencilCategory, string>
}

/** The tokens of app/globals.css: a picture that leaves the page cannot ask for them. */
export const inks: Record<'light' | 'dark', Ink> = {
  light: {
    surface: '#ffffff',
    line: '#dbdbdb',
    text: '#1b1b19',
    text2: '#56564f',
    category: {
      edge: '#414954',
      app: '#2d6ef2',
      async: '#b06204',
      data: '#227b60',
      infra: '#59019c',
      external: '#8f1620',
    },
  },
  dark: {
    surface: '#1d1d20',
    line: '#3e3e41',
    text: '#ededea',
    text2: '#b7b7b0',
    category: {
      edge: '#9ba0a4',
      app: '#5282e6',
      async: '#fdb557',
      data: '#8ef5cd',
      infra: '#d6bbfc',
      external: '#db5d5d',
    },
  },
}
