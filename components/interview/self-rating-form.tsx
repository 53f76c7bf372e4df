'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RequestRefused } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { rateSelf } from '@/components/rubric/desk-requests'
import { RubricRows } from '@/components/rubric/rubric-rows'
import { Button } from '@/components/ui/button'
import type { DebriefView } from '@/lib/rubric/desk-view'
import { byDimension, type ScoreLevel } from '@/lib/rubric/dimensions'
import type { RubricWords } from '@/lib/rubric/rubric'
import type { Scores } from '@/lib/rubric/suggestion'

/** What a candidate thinks of their own session, before they see anything (C4). */
export function SelfRatingForm({
  words,
  onRated,
}: {
  words: RubricWords
  onRated: (debrief: DebriefView) => void
}) {
  const t = useTranslations('debrief')
  const { roomId, viewer } = useRoomScene()
  const [levels, setLevels] = useKeptLevels(viewer.participantId)
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const submit = async () => {
    setIsBusy(true)
    setRefused(null)
    try {
      onRated(await rateSelf(roomId, levels, null))
      setLevels(null)
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setRefused(error.message || t('offline'))
    }
    setIsBusy(false)
  }
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-title font-semibold">{t('selfHeading')}</h3>
      <p className="text-text2">{t('selfLead')}</p>
      <div className="rounded-card border border-line [&>ul>li:last-child]:border-b-0">
        <RubricRows
          words={words}
          levels={levels}
          showWeights={false}
          onLevel={(dimension, level) => setLevels({ ...levels, [dimension]: level })}
        />
      </div>
      {refused ? (
        <p role="alert" className="text-danger">
          {refused}
        </p>
      ) : null}
      <div>
        <Button variant="primary" busy={isBusy} onClick={() => void submit()}>
          {t('selfSubmit')}
        </Button>
      </div>
    </section>
  )
}

const nothing: Scores = byDimension((): ScoreLevel => 0)

/** What was chosen so far, also after a reload. */
function useKeptLevels(owner: string): [Scores, (levels: Scores | null) => void] {
  const name = `drawbridge.self-rating.${owner}`
  const [levels, setLevels] = useState<Scores>(() => readKept(name))
  return [
    levels,
    (next) => {
      setLevels(next ?? nothing)
      try {
        if (next) localStorage.setItem(name, JSON.stringify(next))
        else localStorage.removeItem(name)
      } catch {
        // Then it lasts as long as the page.
      }
    },
  ]
}

function readKept(name: string): Scores {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '{}')
    const known = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
    return byDimension((id): ScoreLevel => {
      const level = known[id]
      return level === 1 || level === 2 || level === 3 || level === 4 ? level : 0
    })
  } catch {
    return nothing
  }
}
