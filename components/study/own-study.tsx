'use client'

import { useTranslations } from 'next-intl'
import { CalendarPlus, Video } from 'lucide-react'
import { safeFileName } from '@/lib/file-name'
import { callName } from '@/lib/interview/setup'
import { studyLinkPath } from '@/lib/join-link'
import type { OwnMeetingView, OwnStudyView } from '@/lib/study/study-view'
import { OpenedLink } from '@/components/account/mailed-link'
import { useAsking } from '@/components/account/use-asking'
import { useOwnZone } from '@/components/interview/setup-draft'
import { rememberName, useRememberedName } from '@/components/room/remembered-name'
import { MeetingStateBadge } from '@/components/study/meeting-state'
import { lookAtOwnStudy, saveOwnCalendar } from '@/components/study/study-requests'
import { WeekTime } from '@/components/study/week-time'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import { LinkField } from '@/components/ui/link-field'
import { toast } from '@/components/ui/toast'

/** The page behind a member's link: their own way through the study path. */
export function OwnStudyPanel() {
  const t = useTranslations('study.own')
  return (
    <OpenedLink
      page={studyLinkPath}
      look={lookAtOwnStudy}
      bad={{ heading: t('badHeading'), body: t('badBody') }}
    >
      {/* The link is kept by the tab: a reload is the same page. */}
      {({ token, look }) => <OwnStudy key={token} token={token} study={look} />}
    </OpenedLink>
  )
}

const isToCome = ({ state }: OwnMeetingView) => state === 'planned' || state === 'live'

function OwnStudy({ token, study }: { token: string; study: OwnStudyView }) {
  const t = useTranslations('study')
  const { title, name, url, meetings } = study
  const [next] = meetings.filter(isToCome).toSorted((a, b) => a.at - b.at)
  return (
    <div className="flex w-full max-w-200 flex-col gap-8 mx-auto mb-auto">
      <div className="flex flex-col gap-1">
        <h1 className="text-report font-semibold tracking-tight wrap-anywhere">
          <bdi>{title}</bdi>
        </h1>
        <p className="text-label text-text2">{t.rich('own.lead', { name: () => isolated(name) })}</p>
      </div>
      {next ? (
        <NextMeeting token={token} study={study} meeting={next} />
      ) : (
        <p className="rounded-card border border-dashed border-line p-5 text-label text-text2">
          {t('own.nothingNext')}
        </p>
      )}
      <section aria-labelledby="own-weeks" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="own-weeks" className="text-title font-semibold">
            {t('weeks')}
          </h2>
          {meetings.some(({ isForCalendar }) => isForCalendar) ? (
            <CalendarButton token={token} meetingId={null} fileName={title} label={t('own.calendarAll')} />
          ) : null}
        </div>
        <ol className="divide-y divide-line rounded-card border border-line bg-surface">
          {meetings.map((meeting) => (
            <OwnWeek key={meeting.id} token={token} study={study} meeting={meeting} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="own-link" className="flex flex-col gap-2 print:hidden">
        <h2 id="own-link" className="text-label font-semibold">
          {t('own.linkHeading')}
        </h2>
        <p className="max-w-160 text-ui text-text2">{t('own.linkLead')}</p>
        <LinkField
          url={url}
          label={t('own.linkHeading')}
          copy={t('copy')}
          copied={t('copied')}
          refused={t('copyRefused')}
        />
      </section>
    </div>
  )
}

interface OwnMeetingProps {
  token: string
  study: OwnStudyView
  meeting: OwnMeetingView
}

function NextMeeting({ token, study, meeting }: OwnMeetingProps) {
  const t = useTranslations('study')
  const { week, at, problem, minutes, callUrl, state, isForCalendar } = meeting
  return (
    <section
      aria-labelledby="own-next"
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5 sm:p-6"
    >
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2 text-ui text-text2">
          {t('own.nextWeek', { week })}
          <MeetingStateBadge state={state} />
        </p>
        <h2 id="own-next" className="text-heading font-semibold">
          {problem}
        </h2>
        <p className="text-label font-semibold">
          <WeekTime at={at} />
          {minutes === null ? null : (
            <span className="font-normal text-text2">
              {' · '}
              {t('own.minutes', { minutes })}
            </span>
          )}
        </p>
        <p className="text-label">
          <OwnPart meeting={meeting} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <RoomLink study={study} meeting={meeting} isMain />
        {isForCalendar ? <MeetingCalendar token={token} study={study} meeting={meeting} /> : null}
        {callUrl === null ? null : (
          <Button asChild variant="ghost">
            <a href={callUrl} target="_blank" rel="noreferrer">
              <Video aria-hidden size={16} />
              {callName(callUrl)}
            </a>
          </Button>
        )}
      </div>
    </section>
  )
}

function OwnWeek({ token, study, meeting }: OwnMeetingProps) {
  const t = useTranslations('study')
  const { week, at, problem, state, isForCalendar } = meeting
  return (
    <li className="flex flex-col gap-x-5 gap-y-1.5 px-4 py-3.5 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:px-5">
      <div>
        <h3 className="text-label font-semibold">{t('week', { week })}</h3>
        <p className="text-ui text-text2">
          <WeekTime at={at} />
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2 text-label font-semibold">
          {problem}
          <MeetingStateBadge state={state} />
        </p>
        <p className="text-ui text-text2">
          <OwnPart meeting={meeting} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-1 self-start print:hidden">
        {isForCalendar ? <MeetingCalendar token={token} study={study} meeting={meeting} isSmall /> : null}
        <RoomLink study={study} meeting={meeting} />
      </div>
    </li>
  )
}

/** What the reader does in it, and with whom. */
function OwnPart({ meeting: { part, interviewer, candidate, observer } }: { meeting: OwnMeetingView }) {
  const t = useTranslations('study.own')
  return (
    <span className="wrap-anywhere">
      {t.rich(`parts.${part}`, {
        b: (words) => <b className="font-semibold text-text">{words}</b>,
        interviewer: () => isolated(interviewer),
        candidate: () => isolated(candidate),
      })}
      {part === 'observer' || observer === null ? null : (
        <>
          {' · '}
          {t.rich('looksOn', { observer: () => isolated(observer) })}
        </>
      )}
    </span>
  )
}

/** To the room, in the reader's part: by the page of the link itself, which takes its secret out of the address. */
function RoomLink({
  study,
  meeting: { url, state, week },
  isMain = false,
}: Pick<OwnMeetingProps, 'study' | 'meeting'> & { isMain?: boolean }) {
  const t = useTranslations('study.own')
  const remembered = useRememberedName()
  if (url === null || state === 'gone' || state === 'missed') return null
  const isOver = state === 'held' || state === 'released'
  return (
    <Button asChild variant={isMain ? 'primary' : 'secondary'} size={isMain ? 'large' : 'small'}>
      <a
        href={url}
        aria-label={isMain ? undefined : t(isOver ? 'lookBackNamed' : 'openNamed', { week })}
        onClick={() => {
          // The form that comes next has the name already.
          if (remembered === '') rememberName(study.name)
        }}
      >
        {t(isOver ? 'lookBack' : 'open')}
      </a>
    </Button>
  )
}

function MeetingCalendar({
  token,
  study,
  meeting: { id, week },
  isSmall = false,
}: OwnMeetingProps & { isSmall?: boolean }) {
  const t = useTranslations('study.own')
  const named = useTranslations('study')
  return (
    <CalendarButton
      token={token}
      meetingId={id}
      fileName={`${study.title} · ${named('week', { week })}`}
      label={isSmall ? t('calendarNamed', { week }) : t('calendar')}
      isSmall={isSmall}
    />
  )
}

function CalendarButton({
  token,
  meetingId,
  fileName,
  label,
  isSmall = false,
}: {
  token: string
  meetingId: string | null
  fileName: string
  label: string
  /** A picture alone. */
  isSmall?: boolean
}) {
  const t = useTranslations('study')
  const zone = useOwnZone()
  const { isBusy, ask } = useAsking()
  async function save() {
    const name = safeFileName(fileName, 'study-path', '.ics')
    const refusal = await ask(() => saveOwnCalendar({ token, meetingId, zone }, name))
    if (refusal) toast.failed(refusal.message || t('failed'))
  }
  return (
    <Button
      variant="ghost"
      {...(isSmall && { size: 'icon' as const, 'aria-label': label, title: label })}
      busy={isBusy}
      onClick={() => void save()}
    >
      {isBusy ? null : <CalendarPlus aria-hidden size={16} />}
      {isSmall ? null : label}
    </Button>
  )
}
