'use client'

import { useTranslations } from 'next-intl'
import { GivenScores } from '@/components/evidence/given-scores'
import type { MarkWords } from '@/components/evidence/mark-words'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { OwnCard } from '@/components/rubric/own-card'
import type { Desk } from '@/components/rubric/use-desk'
import type { EvidenceMark, EvidenceView } from '@/lib/replay/evidence'

/** The desk of a viewer who has one, as far as it was read. */
export interface OwnWriting {
  participantId: string
  desk: Desk
}

interface ScoresTabProps {
  evidence: EvidenceView
  own: OwnWriting | null
  words: MarkWords
  onShow: (mark: EvidenceMark) => void
}

/** The scores of a session with the moments that speak for them: one's own to go on with, the others' to read. */
export function ScoresTab({ evidence, own, words, onShow }: ScoresTabProps) {
  const t = useTranslations('evidence')
  const hasCard = Boolean(own?.desk.view?.card)
  const given = (evidence.scores ?? []).filter(({ by }) => !hasCard || by !== own?.participantId)
  return (
    <>
      <div className="flex items-center justify-between gap-2 px-3 pt-3 pb-2">
        <h3 className="text-label font-semibold">{hasCard ? t('ofYou') : t('scores')}</h3>
        <InterviewersOnly />
      </div>
      {hasCard && own?.desk.view ? <OwnCard desk={own.desk} rubric={own.desk.view.rubric} /> : null}
      {given.length > 0 ? (
        <GivenScores
          scores={given}
          marks={evidence.marks}
          people={evidence.people}
          words={words}
          onShow={onShow}
        />
      ) : hasCard ? null : (
        <p className="px-3 pb-3 text-text2">{t('noScores')}</p>
      )}
    </>
  )
}
