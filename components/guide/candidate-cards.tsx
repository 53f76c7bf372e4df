'use client'

import { CornerDownRight, Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { keptName } from '@/components/browser-storage'
import { stageNow } from '@/lib/stage/clock'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { GivenCard } from '@/components/guide/given-card'
import { RaiseHand } from '@/components/guide/raise-hand'
import { RaisedHands } from '@/components/guide/raised-hands'
import { SharedChecks } from '@/components/guide/shared-checks'

/** At the right edge of the board: what was given to the candidate, and their hand; for interviewers, whose hand is up. */
export function CandidateCards() {
  const scene = useRoomScene()
  const { phase, kind, viewer, look } = scene
  if (phase !== 'live' || kind === 'practice') return null
  return viewer.role === 'interviewer' && !look ? <RaisedHands /> : <Cards />
}

function Cards() {
  const t = useTranslations('hints')
  const scene = useRoomScene()
  const { roomId, interview } = scene
  if (!interview) return null
  const { hints, followUps, isCoached, clock, sharedTicks } = interview
  const stage = stageNow(clock)
  const newest = hints.at(-1)
  return (
    <div className="pointer-events-none absolute top-3 right-3 z-270 flex max-h-[calc(100%-96px)] w-72 max-w-[calc(100%-24px)] flex-col gap-2 in-[main:has(.contents)]:right-72 max-sm:max-h-[calc(100%-190px)]">
      <div className="flex min-h-10 shrink-0 justify-end pr-12 in-[main:has(.contents)]:pr-0">
        {mayDo(scene, 'hand.raise') ? <RaiseHand /> : null}
      </div>
      <div aria-live="polite" className="given-at-edge flex min-h-0 flex-col gap-2 overflow-y-auto">
        <GivenCard
          storageKey={keptName('folded-hint', roomId)}
          title={newest && newest.level !== null ? t('hintOf', { level: newest.level }) : t('hint')}
          Icon={Lightbulb}
          given={hints.map(({ id, text }) => ({
            id,
            body: <p className="text-label break-words whitespace-pre-wrap">{text}</p>,
          }))}
        />
        <GivenCard
          storageKey={keptName('folded-follow-up', roomId)}
          title={t('followUp')}
          Icon={CornerDownRight}
          given={followUps.map(({ id, title, prompt }) => ({
            id,
            body: (
              <>
                <p className="text-label font-semibold">{title}</p>
                <p className="text-label">{prompt}</p>
              </>
            ),
          }))}
        />
        {isCoached && stage ? <SharedChecks key={stage} stage={stage} ticks={sharedTicks} /> : null}
      </div>
    </div>
  )
}
