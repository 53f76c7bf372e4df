'use client'

import { useTranslations } from 'next-intl'
import { InterviewAnswers } from '@/components/interview/interview-answers'
import { MomentLink, type MomentsPlace } from '@/components/report/moment-link'
import { ReportPart } from '@/components/report/report-part'
import type { ReportView } from '@/lib/report/report'
import type { ReportWords } from '@/lib/report/words'

interface Props {
  view: ReportView
  words: ReportWords
  place: MomentsPlace
}

/** The hints that were given, as the candidate saw them. */
export function ReportHints({ view, words, place }: Props) {
  const t = useTranslations('report')
  if (view.hints.length === 0) return null
  return (
    <ReportPart heading={t('hints')}>
      <ol className="flex flex-col gap-3">
        {view.hints.map((hint) => (
          <li key={`${hint.at} ${hint.text}`} className="flex items-start gap-3 print:break-inside-avoid">
            <MomentLink place={place} moment={hint} />
            <div className="flex min-w-0 flex-col">
              <p className="text-label wrap-anywhere whitespace-pre-line">
                <bdi>{hint.text}</bdi>
              </p>
              <p className="text-meta text-text3">
                {[
                  ...(hint.stage ? [words.stage(hint.stage)] : []),
                  ...(hint.level === null ? [] : [t('hintLevel', { level: hint.level })]),
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </ReportPart>
  )
}

/** The follow-ups that were shown to everybody. */
export function ReportFollowUps({ view }: Pick<Props, 'view'>) {
  const t = useTranslations('report')
  if (view.followUps.length === 0) return null
  return (
    <ReportPart heading={t('followUps')}>
      <dl className="flex flex-col gap-3">
        {view.followUps.map(({ at, title, prompt }) => (
          <div key={`${at} ${title}`} className="print:break-inside-avoid">
            <dt className="text-label font-semibold wrap-anywhere">
              <bdi>{title}</bdi>
            </dt>
            <dd className="text-label wrap-anywhere whitespace-pre-line text-text2">
              <bdi>{prompt}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </ReportPart>
  )
}

/** The notes that their authors gave away with the feedback. */
export function SharedNotes({ view, words, place }: Props) {
  const t = useTranslations('report')
  const authors = view.cards.filter(({ notes }) => notes.length > 0)
  if (authors.length === 0) return null
  return (
    <ReportPart heading={t('notes')}>
      {authors.map(({ participantId, notes }) => (
        <div key={participantId} className="flex flex-col gap-2">
          {words.hasSeveral ? (
            <h3 className="text-label font-semibold">
              <bdi>{words.name(participantId)}</bdi>
            </h3>
          ) : null}
          <ul className="flex flex-col gap-2">
            {notes.map((note) => (
              <li key={note.id} className="flex items-start gap-3 print:break-inside-avoid">
                <MomentLink place={place} moment={note} />
                <p className="min-w-0 text-label wrap-anywhere whitespace-pre-line">
                  <bdi>{note.text}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </ReportPart>
  )
}

/** What candidates said of the interview itself: for interviewers alone. */
export function ReportInterviewRatings({ view, words }: Pick<Props, 'view' | 'words'>) {
  const t = useTranslations('debrief.interview')
  if (view.interviewRatings.length === 0) return null
  return (
    <ReportPart heading={t('ratings')}>
      <div className="flex flex-col gap-4 text-label">
        <InterviewAnswers ratings={view.interviewRatings} nameOf={words.name} />
      </div>
    </ReportPart>
  )
}
