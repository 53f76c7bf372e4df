'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditor } from 'tldraw'
import { type EntityShape, type StoreLeaning, storeQuestions } from '@/lib/board/shapes/cards'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { ToggleGroup } from 'radix-ui'

const sides = ['relational', 'non_relational'] as const

/** The questions that decide between a relational store and another one. It shows which way they lean, and leaves the deciding to people. */
export function StoreGuide({ card }: { card: EntityShape }) {
  const t = useTranslations('storeGuide')
  const editor = useEditor()
  const editing = cardEditing(editor)
  const answers = storeQuestions.map((question) => ({ question, answer: card.props[question] }))
  const count = (side: StoreLeaning) => answers.filter(({ answer }) => answer === side).length
  const [relational, other] = [count('relational'), count('non_relational')]
  return (
    <Popover>
      <PopoverTrigger className="board-card-tool">{t('title')}</PopoverTrigger>
      <PopoverContent
        side="left"
        align="end"
        sideOffset={8}
        collisionPadding={{ top: 60, left: 8, right: 8, bottom: 8 }}
        aria-label={t('title')}
        className="flex w-100 flex-col gap-3 p-4"
      >
        <p className="text-text2">{t('lead')}</p>
        {answers.map(({ question, answer }) => (
          <Sides
            key={question}
            label={t(`questions.${question}.ask`)}
            value={answer}
            names={{
              relational: t(`questions.${question}.relational`),
              non_relational: t(`questions.${question}.non_relational`),
            }}
            onChoose={(leaning) => editing.set({ [question]: leaning })}
          />
        ))}
        <Lean relational={relational} other={other} />
        <Sides
          label={t('decide')}
          value={card.props.relational}
          names={{ relational: t('relational'), non_relational: t('non_relational') }}
          onChoose={(leaning) => editing.set({ relational: leaning })}
        />
        <Reason card={card} isAnswered={relational + other > 0} />
      </PopoverContent>
    </Popover>
  )
}

/** Two answers, of which one, the other or none is chosen. */
function Sides(props: {
  label: string
  value: StoreLeaning
  names: Record<(typeof sides)[number], string>
  onChoose: (leaning: StoreLeaning) => void
}) {
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold">{props.label}</p>
      <ToggleGroup.Root
        type="single"
        aria-label={props.label}
        className="grid grid-cols-2 gap-1.5"
        value={props.value}
        onValueChange={(chosen) => props.onChoose(chosen as StoreLeaning)}
      >
        {sides.map((side) => (
          <ToggleGroup.Item
            key={side}
            value={side}
            className="min-h-10 rounded-control border border-line px-2.5 py-1.5 text-left text-meta text-text2 transition-colors duration-120 hover:bg-sunken data-[state=on]:border-accent data-[state=on]:bg-accent-soft data-[state=on]:text-text"
          >
            {props.names[side]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  )
}

/** How many answers point each way. */
function Lean({ relational, other }: { relational: number; other: number }) {
  const t = useTranslations('storeGuide')
  if (relational + other === 0) return <p className="text-meta text-text3">{t('noLean')}</p>
  return (
    <div className="flex flex-col gap-1.5" aria-live="polite">
      <div aria-hidden className="flex h-1.5 gap-0.5 overflow-hidden rounded-full">
        <span className="bg-accent" style={{ flexGrow: relational }} />
        <span className="bg-over" style={{ flexGrow: other }} />
      </div>
      <p className="text-meta text-text2">{t('leans', { relational, other })}</p>
    </div>
  )
}

/** Writes what was answered as a sentence into the card's `why`. Words of somebody's own are replaced only when they say so. */
function Reason({ card, isAnswered }: { card: EntityShape; isAnswered: boolean }) {
  const t = useTranslations('storeGuide')
  const editor = useEditor()
  const [isAsking, setAsking] = useState(false)
  const { why } = card.props
  const reason = useReason(card)
  const write = (text: string) => {
    cardEditing(editor).set({ why: text })
    setAsking(false)
  }
  const button =
    'min-h-10 rounded-control px-3 font-semibold text-accent transition-colors duration-120 hover:bg-accent-soft'
  if (isAsking) {
    return (
      <div className="flex flex-col gap-1" role="group" aria-label={t('askReplace')}>
        <p>{t('askReplace')}</p>
        <div className="flex flex-wrap gap-1">
          <button type="button" className={button} onClick={() => write(`${why.trimEnd()}\n${reason}`)}>
            {t('append')}
          </button>
          <button type="button" className={button} onClick={() => write(reason)}>
            {t('replace')}
          </button>
          <button type="button" className={button} onClick={() => setAsking(false)}>
            {t('keep')}
          </button>
        </div>
      </div>
    )
  }
  return (
    <button
      type="button"
      disabled={!isAnswered || why === reason}
      className="min-h-10 rounded-control bg-accent px-3 font-semibold text-on-accent disabled:bg-sunken disabled:text-text3"
      onClick={() => (why.trim() === '' ? write(reason) : setAsking(true))}
    >
      {t(isAnswered && why === reason ? 'written' : 'write')}
    </button>
  )
}

/** The reason in the language of whoever writes it. */
function useReason({ props }: EntityShape): string {
  const t = useTranslations('storeGuide')
  const because = (way: (typeof sides)[number]) =>
    storeQuestions
      .filter((question) => props[question] === way)
      .map((question) => t(`questions.${question}.because.${way}`))
      .join(', ')
  const side = props.relational
  if (side === '') {
    const [relational, other] = [because('relational'), because('non_relational')]
    return [
      ...(relational === '' ? [] : [t('forRelational', { reasons: relational })]),
      ...(other === '' ? [] : [t('forOther', { reasons: other })]),
    ].join(' ')
  }
  const reasons = because(side)
  const against = because(side === 'relational' ? 'non_relational' : 'relational')
  const decision = t(side)
  if (reasons === '') return t('onlyAgainst', { decision, against })
  return against === '' ? t('why', { decision, reasons }) : t('whyAgainst', { decision, reasons, against })
}
