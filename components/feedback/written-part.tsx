'use client'

import { useTranslations } from 'next-intl'
import { LongText } from '@/components/rubric/long-text'
import { Missing, summaryId } from '@/components/feedback/missing'
import { NotesToAdd } from '@/components/feedback/notes-to-add'
import { type FeedbackChange, PointList } from '@/components/feedback/point-list'
import { useRoomScene } from '@/components/room/room-context'
import { DeskSaveMark } from '@/components/rubric/desk-save-mark'
import type { Desk } from '@/components/rubric/use-desk'
import { SwitchRow } from '@/components/ui/switch-row'
import { gapsOf, pointKinds, summaryMax } from '@/lib/rubric/feedback'
import type { RubricWords } from '@/lib/rubric/rubric'

/** What one interviewer says in words: the summary, strengths and next steps (C4). */
export function WrittenPart({ desk, words }: { desk: Desk; words: RubricWords }) {
  const t = useTranslations('feedback')
  const { kind, phase } = useRoomScene()
  const { feedback, notes, scores, submittedAt, outbox } = desk
  const { written, isDrafted, refused, isLate } = feedback
  const isOpen = desk.mayWrite && submittedAt === null
  const onChange: FeedbackChange | null = isOpen ? (change) => outbox.writeFeedback(change) : null
  const isSelf = kind === 'practice'
  return (
    <section
      aria-labelledby="written"
      className="flex flex-col gap-5 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="written" className="text-heading font-semibold">
            {t(isSelf ? 'writtenSelf' : 'written')}
          </h2>
          {/* It is written for the candidate: private only for as long as it is not released. */}
          {isSelf || phase === 'released' ? null : (
            <span className="rounded-chip border border-line bg-private px-2 py-1 text-meta font-semibold text-over">
              {t('unreleased')}
            </span>
          )}
        </div>
        {isOpen ? (
          <div className="flex flex-wrap items-baseline justify-between gap-2 text-ui text-text2">
            <p>{t(isDrafted && written.points.length > 0 ? 'drafted' : 'lead')}</p>
            <span className="text-meta">
              <DeskSaveMark />
            </span>
          </div>
        ) : null}
        {refused && isOpen ? (
          <p role="alert" className="text-ui text-danger">
            {t('refused', { why: refused })}
          </p>
        ) : null}
        {isLate ? (
          <p role="status" className="text-ui text-over">
            {t('late')}
          </p>
        ) : null}
      </div>
      <LongText
        id={summaryId}
        label={t('summary')}
        isLabelled
        value={written.summary}
        max={summaryMax}
        placeholder={t('summaryHint')}
        onText={onChange && ((summary) => onChange((now) => ({ ...now, summary })))}
      />
      {onChange ? <NotesToAdd written={written} notes={notes} onChange={onChange} /> : null}
      {pointKinds.map((one) => (
        <PointList key={one} kind={one} written={written} words={words} onChange={onChange} />
      ))}
      {onChange && !isSelf ? (
        <SwitchRow
          label={t('shares')}
          hint={t('sharesHint')}
          checked={written.sharesNotes}
          onChange={(sharesNotes) => onChange((now) => ({ ...now, sharesNotes }))}
        />
      ) : null}
      {!onChange && written.sharesNotes ? <p className="text-ui text-text2">{t('sharesOn')}</p> : null}
      {onChange ? (
        <Missing gaps={gapsOf(scores, written, notes, isSelf)} isSelf={isSelf} words={words} />
      ) : null}
    </section>
  )
}
