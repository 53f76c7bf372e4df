'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Eye, PencilRuler } from 'lucide-react'
import { CallButton } from '@/components/interview/call-button'
import { ConnectionCheck } from '@/components/interview/connection-check'
import { LobbyPeople } from '@/components/interview/lobby-people'
import { OwnConsent } from '@/components/interview/own-consent'
import { PlannedTime } from '@/components/interview/planned-time'
import { ScratchPaper } from '@/components/interview/scratch-paper'
import { useRoomScene } from '@/components/room/room-context'

/** Where candidates and observers wait (J4): who is here, what is recorded, whether the line holds, and scratch paper. */
export function Lobby({ licenseKey }: { licenseKey: string | null }) {
  const t = useTranslations('lobby')
  const { interview, viewer, look } = useRoomScene()
  if (!interview) return null
  const isObserver = viewer.role === 'observer'
  return (
    <div className="absolute inset-0 grid grid-cols-[minmax(0,1fr)] overflow-y-auto bg-canvas md:grid-cols-[320px_minmax(0,1fr)] md:overflow-hidden xl:grid-cols-[360px_minmax(0,1fr)]">
      <section
        aria-label={t('title')}
        className="flex flex-col border-line bg-surface max-md:border-b md:overflow-y-auto md:border-r"
      >
        <div className="flex flex-col gap-2 px-6 pt-8 pb-6">
          {look ? <p className="text-meta font-semibold text-text2">{t('lookNote')}</p> : null}
          <h2 className="text-heading font-semibold">{t('heading')}</h2>
          <p className="text-label text-text2">{t('lead')}</p>
          {interview.scheduledAt === null ? null : (
            <p className="text-label font-semibold">
              <PlannedTime at={interview.scheduledAt} />
            </p>
          )}
          {interview.callUrl === null ? null : <CallButton callUrl={interview.callUrl} />}
        </div>
        <Part heading={t('people')}>
          <LobbyPeople />
        </Part>
        <Part heading={t('recording')}>
          <OwnConsent />
        </Part>
        <Part heading={t('checkHeading')}>
          <ConnectionCheck />
        </Part>
      </section>
      {isObserver ? (
        <div className="dotted-paper grid place-items-center p-8 max-md:hidden">
          <p className="flex max-w-80 flex-col items-center gap-3 text-center text-label text-text2">
            <Eye aria-hidden size={28} strokeWidth={1.6} className="text-text3" />
            {t('observer')}
          </p>
        </div>
      ) : (
        <section
          aria-label={t('scratchLabel')}
          className="dotted-paper relative isolate min-h-120 md:min-h-0"
        >
          <ScratchPaper licenseKey={licenseKey} />
          <p className="pointer-events-none absolute top-3 left-1/2 flex max-w-[calc(100%-24px)] -translate-x-1/2 items-center gap-2 rounded-card border border-dashed border-input bg-surface px-3 py-2 text-ui text-text2">
            <PencilRuler aria-hidden size={16} className="shrink-0" />
            <span>
              <b className="font-semibold text-text">{t('scratch')}</b> {t('scratchHint')}
            </span>
          </p>
        </section>
      )}
    </div>
  )
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 border-t border-line px-6 py-5">
      <h3 className="text-meta font-semibold text-text2">{heading}</h3>
      {children}
    </div>
  )
}
