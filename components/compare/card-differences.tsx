'use client'

import { useTranslations } from 'next-intl'
import { type CardKind, cardKinds } from '@/lib/board/shapes/cards'
import type { ComparedRow } from '@/lib/compare/compare-cards'
import type { ShownCards } from '@/lib/compare/comparison'
import { countDifferences } from '@/lib/compare/differences'
import { ChangeList, type ListedPart } from '@/components/compare/change-list'
import { useComparedWords } from '@/components/compare/compared-words'

/** What was written otherwise, a part a kind of card. */
export function CardDifferencesList({ cards }: { cards: ShownCards }) {
  const t = useTranslations('cards')
  const { said } = useComparedWords()
  return cardKinds.map((kind) => {
    const { added, gone, changed, left } = cards[kind]
    if (countDifferences(cards[kind]) === 0) return null
    const listed = (row: ComparedRow): ListedPart => ({ id: row.id, head: <Row kind={kind} row={row} /> })
    return (
      <section key={kind} className="flex flex-col gap-3">
        <h3 className="text-title font-semibold">{t(kind)}</h3>
        <ChangeList
          differences={{
            added: added.map(listed),
            gone: gone.map(listed),
            changed: changed.map(({ part, was, changes }) => ({
              ...listed({ ...part, name: was.name === '' ? part.name : was.name }),
              changes: changes.map(said),
            })),
            left,
          }}
        />
      </section>
    )
  })
}

/** A row by what it is called, and what it says at a glance. */
function Row({ kind, row }: { kind: CardKind; row: ComparedRow }) {
  const t = useTranslations('compare')
  const { name, of, cells } = row
  const title = of === '' ? t('untitled') : of
  const words =
    kind !== 'entity' ? name : name === '' ? t('itself', { title }) : t('fieldOf', { title, name })
  const detail = { requirements: cells.target, estimate: cells.value, api: cells.notes, entity: cells.type }[
    kind
  ]
  return (
    <>
      <bdi className="font-semibold">{words}</bdi>
      {typeof detail === 'string' && detail !== '' ? (
        <span className="text-text2">
          {' · '}
          <bdi>{detail}</bdi>
        </span>
      ) : null}
    </>
  )
}
