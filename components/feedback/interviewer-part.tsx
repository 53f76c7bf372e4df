'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { BothSides } from '@/components/feedback/both-sides'
import { useRefreshRoom } from '@/components/feedback/fresh-scene'
import { HandIn } from '@/components/feedback/hand-in'
import { OwnNotes } from '@/components/feedback/own-notes'
import { ReleasePanel } from '@/components/feedback/release-panel'
import { ScoreMoment } from '@/components/feedback/score-moment'
import { SideBySide } from '@/components/feedback/side-by-side'
import { WrittenPart } from '@/components/feedback/written-part'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { mayReplay } from '@/components/recording/may-replay'
import { useRoomScene } from '@/components/room/room-context'
import { type DeskPlace, DeskPlaceProvider } from '@/components/rubric/desk-place'
import { momentOf } from '@/components/rubric/moment-of'
import { OwnCard } from '@/components/rubric/own-card'
import { SuggestionPanel } from '@/components/rubric/suggestion-panel'
import { useDesk } from '@/components/rubric/use-desk'
import { Button } from '@/components/ui/button'
import type { ParticipantState } from '@/lib/board/protocol'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import { levelsOf } from '@/lib/rubric/scorecard'

/** An interviewer's page: scores and words side by side, then the colleagues', then the release. */
export function InterviewerPart({ people }: { people: readonly ParticipantState[] }) {
  const t = useTranslations('rubric')
  const words = useTranslations('feedback')
  const locale = useLocale()
  const { kind } = useRoomScene()
  const refresh = useRefreshRoom()
  const desk = useDesk()
  const { view, submittedAt } = desk
  const place = useOwnPlace()
  if (!view?.card)
    return desk.isFailed ? (
      <div role="alert" className="flex flex-col items-start gap-2 text-label text-text2">
        {t('unread')}
        <Button onClick={desk.reread}>{t('readAgain')}</Button>
      </div>
    ) : (
      <p role="status" className="text-label text-text3">
        {t('reading')}
      </p>
    )
  const rubric = rubricWords(view.rubric, locale)
  const isSelf = kind === 'practice'
  return (
    <DeskPlaceProvider value={place}>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,25rem)_minmax(0,1fr)]">
        <section
          aria-labelledby="scores"
          className="overflow-hidden rounded-card border border-line bg-private text-ui"
        >
          <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-3">
            <h2 id="scores" className="text-title font-semibold">
              {words(isSelf ? 'scoresSelf' : 'scores')}
            </h2>
            {isSelf ? null : <InterviewersOnly />}
          </div>
          <OwnCard
            desk={desk}
            rubric={view.rubric}
            chooser={(dimension) => (
              <ScoreMoment desk={desk} dimension={dimension} name={rubric.dimensions[dimension].short} />
            )}
          />
          <SuggestionPanel words={rubric} scores={levelsOf(desk.scores)} level={view.level} />
          <OwnNotes notes={desk.notes} />
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          <WrittenPart desk={desk} words={rubric} />
          <HandIn desk={desk} words={rubric} onChanged={refresh} />
        </div>
      </div>
      {submittedAt !== null && view.colleagues.length > 0 ? <SideBySide desk={desk} words={rubric} /> : null}
      {isSelf ? null : <BothSides words={rubric} />}
      {isSelf ? null : <ReleasePanel desk={desk} people={people} />}
    </DeskPlaceProvider>
  )
}

/** On this page there is only the past: a moment is looked at in the replay. */
function useOwnPlace(): DeskPlace {
  const router = useRouter()
  const scene = useRoomScene()
  return useMemo(
    () => ({
      moment: () => momentOf(scene),
      selection: () => [],
      leave: () => (document.activeElement as HTMLElement | null)?.blur(),
      show: mayReplay(scene) ? (at) => router.push(`/rooms/${scene.roomId}/replay?at=${at}`) : null,
    }),
    [router, scene],
  )
}
