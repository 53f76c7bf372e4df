'use client'

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'next-intl'
import {
  type AnchorLevel,
  anchorLevels,
  type DimensionId,
  dimensionIds,
  type ScoreLevel,
  weights,
} from '@/lib/rubric/dimensions'
import type { RubricWords } from '@/lib/rubric/rubric'
import type { Scores } from '@/lib/rubric/suggestion'

interface RubricRowsProps {
  words: RubricWords
  levels: Scores
  /** Null where nothing can be changed. */
  onLevel: ((dimension: DimensionId, level: ScoreLevel) => void) | null
  /** What stands below the anchors of the open row. */
  below?: (dimension: DimensionId) => ReactNode
  /** Other keys, by their place; answers whether it was one. */
  onOtherKey?: (dimension: DimensionId, code: string) => boolean
  /** The row that opens first, when nothing else was looked at. */
  first?: DimensionId
  showWeights?: boolean
}

const levelOfKey: Readonly<Record<string, ScoreLevel>> = {
  Digit0: 0,
  Digit1: 1,
  Digit2: 2,
  Digit3: 3,
  Digit4: 4,
  Numpad0: 0,
  Numpad1: 1,
  Numpad2: 2,
  Numpad3: 3,
  Numpad4: 4,
}

/**
 * The six dimensions (C1): one click or one key scores; the row that has the focus shows what its levels look like.
 * ↑↓ go from row to row, 1 to 4 score, 0 takes the score back.
 */
export function RubricRows(props: RubricRowsProps) {
  const { words, levels, onLevel, below, onOtherKey, first = 'problem', showWeights = true } = props
  const t = useTranslations('rubric')
  const [open, setOpen] = useState<DimensionId | null>(null)
  const heads = useRef(new Map<DimensionId, HTMLButtonElement>())
  const current = open ?? first
  const mark = (dimension: DimensionId, level: ScoreLevel) => {
    setOpen(dimension)
    // The same one again takes it back.
    onLevel?.(dimension, levels[dimension] === level ? 0 : level)
  }
  const go = (step: number) => {
    const to = dimensionIds[dimensionIds.indexOf(current) + step]
    if (to) heads.current.get(to)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const level = levelOfKey[event.code]
    if (event.code === 'ArrowDown') go(1)
    else if (event.code === 'ArrowUp') go(-1)
    else if (level !== undefined && !event.shiftKey) onLevel?.(current, level)
    else if (!onOtherKey?.(current, event.code)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul data-takes-digits aria-label={words.name} onKeyDown={onKeyDown} className="flex flex-col">
      {dimensionIds.map((id) => {
        const { name, short, anchors } = words.dimensions[id]
        const isOpen = open === id
        const level = levels[id]
        return (
          <li key={id} className={`border-b border-line ${isOpen ? 'bg-surface/50' : ''}`}>
            <div className="flex min-h-11 items-center gap-2 pr-2 pl-3">
              <button
                ref={(element) => {
                  if (element) heads.current.set(id, element)
                }}
                type="button"
                data-rubric-row={id}
                tabIndex={current === id ? 0 : -1}
                aria-expanded={isOpen}
                aria-label={t('row', { name, level: words.levels[level] })}
                title={name}
                onFocus={() => setOpen(id)}
                onClick={() => setOpen(id)}
                className="-ml-2 flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-control pl-2 text-left text-ui font-semibold outline-offset-[-2px]"
              >
                <span className="truncate">{short}</span>
                {isOpen && showWeights ? (
                  <span className="shrink-0 font-normal text-text3">
                    {t('weight', { percent: weights[id] })}
                  </span>
                ) : null}
              </button>
              <div className="flex shrink-0 gap-1">
                {anchorLevels.map((one) => (
                  <LevelButton
                    key={one}
                    level={one}
                    isOn={level === one}
                    label={t('give', { name: short, level: one, word: words.levels[one] })}
                    onPress={onLevel ? () => mark(id, one) : null}
                  />
                ))}
              </div>
            </div>
            {isOpen ? (
              <div className="animate-panel px-1.5 pb-2">
                {anchorLevels.map((one) => (
                  <Anchor
                    key={one}
                    level={one}
                    word={words.levels[one]}
                    text={anchors[one]}
                    isOn={level === one}
                    onPress={onLevel ? () => mark(id, one) : null}
                  />
                ))}
                {below?.(id)}
              </div>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function LevelButton({
  level,
  isOn,
  label,
  onPress,
}: {
  level: AnchorLevel
  isOn: boolean
  label: string
  onPress: (() => void) | null
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={isOn}
      aria-label={label}
      disabled={!onPress}
      onClick={onPress ?? undefined}
      className={`size-7 rounded-control border text-ui font-semibold transition-colors duration-120 max-[899px]:size-10 ${isOn ? 'border-text bg-text text-surface' : 'border-line bg-surface text-text2 enabled:hover:border-input enabled:hover:text-text'}`}
    >
      {level}
    </button>
  )
}

function Anchor({
  level,
  word,
  text,
  isOn,
  onPress,
}: {
  level: AnchorLevel
  word: string
  text: string
  isOn: boolean
  onPress: (() => void) | null
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      disabled={!onPress}
      onClick={onPress ?? undefined}
      className={`flex w-full items-start gap-2.5 rounded-control border px-1.5 py-1 text-left text-meta transition-colors duration-120 ${isOn ? 'border-accent bg-accent-soft text-text' : 'border-transparent text-text2 enabled:hover:bg-sunken'}`}
    >
      <span
        aria-hidden
        className={`mt-px grid size-5 shrink-0 place-items-center rounded-chip border text-badge font-semibold ${isOn ? 'border-accent bg-accent text-on-accent' : 'border-line bg-surface'}`}
      >
        {level}
      </span>
      <span className="min-w-0 pt-0.5">
        <b className="font-semibold text-text">{word}</b>
        <span aria-hidden> · </span>
        {text}
      </span>
    </button>
  )
}
