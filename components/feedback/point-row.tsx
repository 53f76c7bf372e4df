'use client'

import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { ArrowDown, ArrowRightLeft, ArrowUp, Trash2 } from 'lucide-react'
import { LongText } from '@/components/rubric/long-text'
import { PointMoment } from '@/components/feedback/point-moment'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { dimensionIds, isDimension } from '@/lib/rubric/dimensions'
import { type FeedbackPoint, pointTextMax } from '@/lib/rubric/feedback'
import type { RubricWords } from '@/lib/rubric/rubric'

/** By this the field of a point is found, to go on there. */
export const pointFieldId = (pointId: string) => `point-${pointId}`

/** What can be done with a point. */
export interface PointHand {
  change: (change: Partial<Omit<FeedbackPoint, 'id' | 'kind'>>) => void
  /** Makes a next step of a strength, and the other way round. */
  turn: () => void
  move: (step: -1 | 1) => void
  remove: () => void
}

interface PointRowProps {
  point: FeedbackPoint
  /** Its place among those of its kind, from 1, and how many there are. */
  place: number
  count: number
  words: RubricWords
  /** Null where nothing can be changed. */
  hand: PointHand | null
}

/** One strength or next step. Alt+↑↓ moves it. */
export function PointRow({ point, place, count, words, hand }: PointRowProps) {
  const t = useTranslations('feedback')
  const { id, kind, text, dimension, moment } = point
  if (!hand)
    return (
      <li className="flex flex-col gap-1 py-3">
        <LongText
          id={pointFieldId(id)}
          label={t(`kind.${kind}`)}
          value={text}
          max={pointTextMax}
          onText={null}
        />
        <div className="flex flex-wrap items-center gap-2">
          {dimension ? (
            <span className="text-meta text-text2">{words.dimensions[dimension].short}</span>
          ) : null}
          <PointMoment pointId={id} moment={moment} onMoment={null} />
        </div>
      </li>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : null
    // There these keys open the list.
    if (event.target instanceof HTMLSelectElement) return
    if (step === null || !event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    hand.move(step)
  }
  return (
    <li onKeyDown={onKeyDown} className="flex flex-col gap-1.5 py-3">
      <LongText
        id={pointFieldId(id)}
        label={t('point', { kind: t(`kind.${kind}`), place, count })}
        value={text}
        max={pointTextMax}
        placeholder={t(`say.${kind}`)}
        onText={(next) => hand.change({ text: next })}
      />
      <div className="flex flex-wrap items-center gap-1">
        <select
          aria-label={t('dimension')}
          value={dimension ?? ''}
          onChange={({ target: { value } }) => hand.change({ dimension: isDimension(value) ? value : null })}
          className="h-8 max-w-44 rounded-control border border-line bg-surface px-2 text-meta text-text2 max-[899px]:h-11"
        >
          <option value="">{t('noDimension')}</option>
          {dimensionIds.map((one) => (
            <option key={one} value={one}>
              {words.dimensions[one].short}
            </option>
          ))}
        </select>
        <PointMoment pointId={id} moment={moment} onMoment={(next) => hand.change({ moment: next })} />
        <span className="ml-auto flex items-center">
          <Act label={t(`turn.${kind}`)} icon={ArrowRightLeft} onPress={hand.turn} />
          <Act label={t('up')} icon={ArrowUp} isOff={place === 1} onPress={() => hand.move(-1)} />
          <Act label={t('down')} icon={ArrowDown} isOff={place === count} onPress={() => hand.move(1)} />
          <Act label={t('remove')} icon={Trash2} onPress={hand.remove} />
        </span>
      </div>
    </li>
  )
}

function Act({
  label,
  icon: Icon,
  isOff = false,
  onPress,
}: {
  label: string
  icon: typeof Trash2
  isOff?: boolean
  onPress: () => void
}) {
  return (
    <Tooltip label={label}>
      <Button
        variant="ghost"
        size="icon"
        aria-label={label}
        // Not `disabled`: at the end of the list the focus stays on the key that brought it there.
        aria-disabled={isOff || undefined}
        onClick={isOff ? undefined : onPress}
        className={`max-[899px]:size-11 ${isOff ? 'opacity-40' : ''}`}
      >
        <Icon aria-hidden size={16} />
      </Button>
    </Tooltip>
  )
}
