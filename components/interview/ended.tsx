'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ChevronDown, History, Minus } from 'lucide-react'
import type * as Y from 'yjs'
import { canReopenUntil } from '@/lib/interview/ending'
import { Debrief } from '@/components/interview/debrief'
import { FeedbackLinks, FeedbackNews } from '@/components/interview/feedback-links'
import { reopenInterview } from '@/components/interview/ending-requests'
import { NextRoom } from '@/components/interview/next-room'
import { Recap } from '@/components/interview/recap'
import { SwapRoles } from '@/components/interview/swap-roles'
import { useAction } from '@/components/interview/use-action'
import { useDebrief } from '@/components/interview/use-debrief'
import { mayReplay } from '@/components/recording/may-replay'
import { RecordingKeeping } from '@/components/recording/recording-keeping'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { DownloadButton } from '@/components/session-file/download-button'
import { WatchTogether } from '@/components/together/watch-together'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

interface EndedProps {
  /** How the room is called. */
  title: string
  /** The final board. */
  doc: Y.Doc | null
  /** Records of this person that came after the end and are kept beside the board. */
  keptLate: number
  /** What is still on its way there. */
  unsaved: number
}

/** After the end, for everyone: what came of it, and the debrief. Folds away, so that the board can be looked at together. */
export function Ended({ title, doc, keptLate, unsaved }: EndedProps) {
  const t = useTranslations('ending')
  const scene = useRoomScene()
  const { roomId, viewer, kind, interview } = scene
  const { view } = useDebrief()
  const [isFolded, setIsFolded] = useState(false)
  // Whoever was in the room when the next one was made is taken there; on a page that is opened later it is only a way.
  const [firstNext] = useState(interview?.nextRoomId ?? null)
  const heading = useRef<HTMLHeadingElement>(null)
  const pill = useRef<HTMLButtonElement>(null)
  const hasMoved = useRef(false)
  useEffect(() => {
    if (hasMoved.current) (isFolded ? pill : heading).current?.focus()
    hasMoved.current = true
  }, [isFolded])
  if (!interview) return null
  const isCandidate = viewer.role === 'candidate' || kind === 'practice'
  const isRated = Boolean(view?.own?.submittedAt)
  const news = isCandidate ? t(isRated ? 'doneRated' : 'done', { kind }) : t('ended')
  const { nextRoomId } = interview
  if (isFolded && (nextRoomId === null || nextRoomId === firstNext))
    return (
      <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center">
        <Button
          ref={pill}
          className="pointer-events-auto h-10! rounded-full shadow-float"
          onClick={() => setIsFolded(false)}
        >
          {t('pill')}
          <ChevronDown aria-hidden size={16} />
        </Button>
      </div>
    )
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 bottom-15 z-10 grid place-items-center p-4">
      <section
        aria-labelledby="ended"
        className="pointer-events-auto flex max-h-full w-full max-w-120 animate-panel flex-col overflow-hidden rounded-card border border-line bg-surface shadow-float"
      >
        <header className="flex items-start justify-between gap-3 px-6 pt-5 pb-3">
          <h2 ref={heading} id="ended" tabIndex={-1} className="text-title font-semibold outline-none">
            {news}
          </h2>
          <Tooltip label={t('fold')}>
            <Button
              variant="ghost"
              size="icon"
              className="-mt-1 -mr-2"
              aria-label={t('fold')}
              onClick={() => setIsFolded(true)}
            >
              <Minus aria-hidden size={18} />
            </Button>
          </Tooltip>
        </header>
        <div className="flex min-h-0 flex-col gap-5 overflow-y-auto px-6 pb-5">
          {nextRoomId === null ? null : (
            <NextRoom
              key={nextRoomId}
              roomId={nextRoomId}
              takes={nextRoomId !== firstNext}
              isHeld={unsaved > 0}
            />
          )}
          <FeedbackNews />
          <p role="status" className={keptLate > 0 ? 'text-ui' : 'sr-only'}>
            {keptLate > 0 ? t('keptLate', { count: keptLate }) : null}
          </p>
          <div className="flex flex-col gap-1">
            <Recap interview={interview} doc={doc} />
            <Keeping />
          </div>
          <div className="flex flex-wrap items-center gap-2 empty:hidden">
            <FeedbackLinks />
            <WatchReplay />
            <WatchTogether />
            {mayDo(scene, 'recording.export') ? <DownloadButton roomId={roomId} title={title} /> : null}
          </div>
          <Debrief />
        </div>
        {nextRoomId === null ? <LeadActions /> : null}
      </section>
    </div>
  )
}

/** The way to the replay of what was recorded. */
function WatchReplay() {
  const t = useTranslations('replay')
  const scene = useRoomScene()
  if (!mayReplay(scene)) return null
  return (
    <Button asChild variant={scene.viewer.role === 'interviewer' ? 'secondary' : 'primary'} size="large">
      <a href={`/rooms/${scene.roomId}/replay`}>
        <History aria-hidden size={16} />
        {t('watch')}
      </a>
    </Button>
  )
}

/** Until when the recording is kept, where there is one. */
function Keeping() {
  const scene = useRoomScene()
  const { roomId, interview, serverNow } = scene
  const [now] = useState(serverNow)
  const keptFrom = interview?.recordingKeptFrom ?? null
  if (!interview || interview.recording !== 'on' || keptFrom === null) return null
  return (
    <RecordingKeeping
      roomId={roomId}
      days={interview.recordingDays}
      keptFrom={keptFrom}
      goneAt={interview.recordingGoneAt}
      mayChange={mayDo(scene, 'recording.keep')}
      now={now}
    />
  )
}

/** What only whoever leads can do now. */
function LeadActions() {
  const t = useTranslations('ending')
  const scene = useRoomScene()
  const { busy, error, act } = useAction()
  const endedAt = scene.interview?.endedAt ?? 0
  // Judged again on the server: a page may stand open for a day.
  const [now] = useState(scene.serverNow)
  const mayReopen = mayDo(scene, 'interview.reopen') && now < canReopenUntil(endedAt)
  const mayGoOn = mayDo(scene, 'interview.next')
  if (!mayReopen && !mayGoOn) return null
  return (
    <footer className="flex flex-wrap gap-2 border-t border-line px-6 py-4">
      {mayGoOn ? <SwapRoles /> : null}
      {mayReopen ? (
        <Button variant="ghost" busy={busy} onClick={() => void act(() => reopenInterview(scene.roomId))}>
          {t('reopen')}
        </Button>
      ) : null}
      {error === null ? null : (
        <p role="alert" className="w-full text-meta text-danger">
          {error}
        </p>
      )}
    </footer>
  )
}
