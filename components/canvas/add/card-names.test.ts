import { expect, test } from 'vitest'
import { addables } from '@/lib/board/addables'
import { cardKinds } from '@/lib/board/shapes/cards'
import en from '@/lib/i18n/en.json'
import ko from '@/lib/i18n/ko.json'
import { find } from '@/lib/stencil/search'

test('T1 a card is found by what it is called on the board, in either language', () => {
  for (const messages of [en, ko])
    for (const kind of cardKinds) expect(find(messages.cards[kind], addables)[0]?.what).toBe(kind)
})
