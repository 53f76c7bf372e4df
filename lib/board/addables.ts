/** All that can be added to a board by name: components of every kind, and the four cards. */
import { type CardKind, cardKinds } from '@/lib/board/shapes/cards'
import { stencilKinds, type StencilKind } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import type { Findable } from '@/lib/stencil/search'

export type Addable = StencilKind | CardKind

export interface AddableEntry extends Findable {
  what: Addable
  names: readonly [en: string, ko: string]
}

/** Whether it is a card; else it is a kind of component. */
export function isCard(what: Addable): what is CardKind {
  return cardKinds.some((kind) => kind === what)
}

const cardNames: Record<CardKind, { en: string; ko: string; aliases: readonly string[] }> = {
  requirements: {
    en: 'Requirements',
    ko: '요구사항',
    aliases: ['req', 'functional', 'scope', '요구', '기능', '범위'],
  },
  estimate: {
    en: 'Estimate',
    ko: '규모 추정',
    aliases: ['est', 'qps', 'capacity', 'back of the envelope', '추정', '계산', '규모'],
  },
  api: { en: 'API', ko: 'API', aliases: ['endpoint', 'rest', 'rpc', '엔드포인트', '명세'] },
  entity: {
    en: 'Entity',
    ko: '엔티티',
    aliases: ['ent', 'table', 'schema', 'data model', '테이블', '스키마', '데이터 모델', '개체', '엔터티'],
  },
}

/** Cards first: their short names, req, est, api, ent, are theirs alone. */
export const addables: readonly AddableEntry[] = [
  ...cardKinds.map((what) => entry(what, cardNames[what])),
  ...stencilKinds.map((what) => entry(what, stencilNames[what])),
]

function entry(
  what: Addable,
  { en, ko, aliases }: { en: string; ko: string; aliases: readonly string[] },
): AddableEntry {
  return { what, names: [en, ko], aliases }
}

const entryOf = new Map(addables.map((one) => [one.what, one]))

/** The name of something that can be added, in a language. */
export function nameOf(what: Addable, locale: 'en' | 'ko'): string {
  const [en, ko] = entryOf.get(what)?.names ?? ['', '']
  return locale === 'ko' ? ko : en
}

/** Whether a text names something that can be added. */
export function isAddable(text: unknown): text is Addable {
  return entryOf.has(text as Addable)
}
