import type { TLUiOverrides } from 'tldraw'
import { nameOf } from '@/lib/board/addables'
import { cardKinds } from '@/lib/board/shapes/cards'

/** What tldraw offers and this board does not, or does elsewhere. Their keys are free for others. */
const switchedOff = [
  'insert-embed',
  'insert-media',
  'convert-to-bookmark',
  'convert-to-embed',
  'flatten-to-image',
  'image-replace',
  'video-replace',
  'download-original',
  'print',
  'toggle-focus-mode',
  'toggle-debug-mode',
  'toggle-dark-mode',
  'toggle-grid',
  'open-cursor-chat',
  'open-kbd-shortcuts',
  'new-page',
  'move-to-new-page',
  'change-page-prev',
  'change-page-next',
]

/** How our own shapes are called where tldraw says aloud what is selected. */
const spokenNames = {
  component: { en: 'Component', ko: '구성 요소' },
  ...Object.fromEntries(cardKinds.map((kind) => [kind, { en: nameOf(kind, 'en'), ko: nameOf(kind, 'ko') }])),
}

function translationsIn(locale: 'en' | 'ko'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(spokenNames).map(([type, names]) => [`tool.${type}`, names[locale]]),
  )
}

/** tldraw's tools and actions as this board has them. */
export const overrides: TLUiOverrides = {
  translations: { en: translationsIn('en'), 'ko-kr': translationsIn('ko') },
  tools(_editor, tools) {
    const { asset: _asset, embed: _embed, note, ...rest } = tools
    // `n` writes a private note elsewhere: it must never fall through onto the board (T3a).
    return note ? { ...rest, note: { ...note, kbd: 's' } } : rest
  },
  actions(_editor, actions) {
    const result = { ...actions }
    for (const id of switchedOff) {
      const action = result[id]
      if (action) result[id] = { ...action, kbd: undefined }
    }
    return result
  },
}
