'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import useSWR from 'swr'
import { ChevronDown, Eye, Play, SlidersHorizontal } from 'lucide-react'
import { planMinutes } from '@/lib/stage/plan'
import type { SetupView } from '@/lib/setup-view'
import { CalendarForm } from '@/components/interview/calendar-form'
import { CallButton } from '@/components/interview/call-button'
import { ChangeSetupDialog } from '@/components/interview/change-setup-dialog'
import { interviewPath, readSetup, startInterview } from '@/components/interview/interview-requests'
import { LobbyLinks } from '@/components/interview/lobby-links'
import { LobbyPeople } from '@/components/interview/lobby-people'
import { OwnConsent } from '@/components/interview/own-consent'
import { PlannedTime } from '@/components/interview/planned-time'
import { RequestRefused } from '@/components/room/request'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

/** What interviewers do before the start: send the links, see who is here, and begin. A card on the board they prepare. */
export function LobbyPanel() {
  const t = useTranslations('lobby')
  const scene = useRoomScene()
  const { roomId, interview, state, viewer } = scene
  const [isOpen, setIsOpen] = useState(true)
  const [isChanging, setIsChanging] = useState(false)
  const { data } = useSWR(interviewPath(roomId), () => readSetup(roomId))
  if (!interview) return null
  const isAlone = !state?.participants.some(({ id, present }) => present && id !== viewer.participantId)
  const maySet = mayDo(scene, 'interview.set')
  return (
    <section
      aria-label={t('panelTitle')}
      data-covers-board={isOpen}
      // Above what stands at the edges of the board (z 250), below its button at the top; the vendor's mark stays in sight.
      className="absolute top-14 right-3 z-270 flex max-h-[calc(100%-128px)] w-72 max-w-[calc(100%-24px)] flex-col rounded-card border border-line bg-surface text-ui shadow-float min-[1100px]:w-90"
    >
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="flex h-11 w-full items-center justify-between gap-2 rounded-card px-4 text-label font-semibold"
        >
          {t('panelTitle')}
          <ChevronDown
            aria-hidden
            size={16}
            className={`text-text2 transition-transform duration-120 ${isOpen ? 'rotate-180' : ''}`}
          />
        </button>
      </h2>
      <div hidden={!isOpen} className="min-h-0 overflow-y-auto border-t border-line">
        <Part>
          <p className="text-text2">{t('panelLead')}</p>
          {interview.scheduledAt === null ? null : (
            <p className="font-semibold">
              <PlannedTime at={interview.scheduledAt} />
            </p>
          )}
          {interview.callUrl === null ? null : <CallButton callUrl={interview.callUrl} />}
        </Part>
        <Part heading={t('links')}>
          <LobbyLinks roomId={roomId} />
          {interview.scheduledAt === null ? null : <CalendarForm roomId={roomId} />}
        </Part>
        <Part heading={t('people')}>
          <LobbyPeople />
          {state && isAlone ? <p className="text-text2">{t('alone')}</p> : null}
        </Part>
        <Part heading={t('recording')}>
          <OwnConsent />
        </Part>
        <Part heading={t('settings')}>
          {data ? <Summary view={data} /> : null}
          <div className="-mx-3 flex flex-wrap">
            {maySet ? (
              <Button variant="ghost" onClick={() => setIsChanging(true)}>
                <SlidersHorizontal aria-hidden size={16} />
                {t('change')}
              </Button>
            ) : null}
            <Button asChild variant="ghost">
              <a href={`/rooms/${roomId}?look=candidate`}>
                <Eye aria-hidden size={16} />
                {t('look')}
              </a>
            </Button>
          </div>
        </Part>
      </div>
      <StartButton />
      <ChangeSetupDialog roomId={roomId} open={isChanging} onOpenChange={setIsChanging} />
    </section>
  )
}

function Part({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2.5 border-b border-line px-4 py-3.5 last:border-b-0">
      {heading === undefined ? null : <h3 className="text-meta font-semibold text-text2">{heading}</h3>}
      {children}
    </div>
  )
}

function Summary({ view: { setup, problemId, problems } }: { view: SetupView }) {
  const t = useTranslations('lobby')
  const words = useTranslations('setup')
  const recording = useTranslations('recording')
  if (!setup) return null
  const facts = [
    words(`levels.${setup.level}`),
    t('minutes', { minutes: planMinutes(setup.plan) }),
    t(setup.isCoached ? 'coached' : 'realistic'),
    words(`rubrics.${setup.rubric}`),
    t(setup.isRecorded ? 'recorded' : 'notRecorded'),
    ...(setup.isRecorded ? [recording('summary', { days: String(setup.recordingDays ?? 'none') })] : []),
  ]
  return (
    <div>
      <p className="font-semibold">{problems.find(({ id }) => id === problemId)?.title ?? t('noProblem')}</p>
      <p className="text-text2">{facts.join(' · ')}</p>
    </div>
  )
}

function StartButton() {
  const t = useTranslations('lobby')
  const scene = useRoomScene()
  const { roomId, interview } = scene
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  if (!interview || !mayDo(scene, 'clock.run')) return null

  async function start(expected: number) {
    setBusy(true)
    setError(null)
    try {
      await startInterview(roomId, expected)
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setBusy(false)
      setError(failure.message || t('startFailed'))
    }
  }

  return (
    <div className="flex flex-col gap-2 border-t border-line p-4">
      <Button variant="primary" size="large" busy={busy} onClick={() => void start(interview.clock.version)}>
        {busy ? null : <Play aria-hidden size={16} />}
        {t(busy ? 'starting' : 'start')}
      </Button>
      <p
        role={error === null ? undefined : 'alert'}
        className={error === null ? 'text-text2' : 'text-danger'}
      >
        {error ?? t('startHint')}
      </p>
    </div>
  )
}
