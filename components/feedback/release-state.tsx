'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Check, Clock3 } from 'lucide-react'
import { useRoomScene } from '@/components/room/room-context'
import type { Desk } from '@/components/rubric/use-desk'
import { personsOf } from '@/components/feedback/persons-of'
import type { ParticipantState } from '@/lib/board/protocol'
import type { ReleaseStanding } from '@/lib/report/released'

/** Who has handed in, whether the candidate has rated, and how they will hear of it. */
export function ReleaseState({
  desk,
  people,
  standing: { release, candidates, unrated, missingCards, mail },
}: {
  desk: Desk
  people: readonly ParticipantState[]
  standing: ReleaseStanding
}) {
  const t = useTranslations('release')
  const { interview, viewer } = useRoomScene()
  if (!interview) return null
  const { interviewers, isRevealed } = interview.debrief
  const colleagues = desk.view?.colleagues ?? []
  // Whoever has not handed in sees how many have, not who (C2).
  const knowsWho = desk.submittedAt !== null
  const isIn = (id: string) =>
    id === viewer.participantId
      ? knowsWho
      : colleagues.some((one) => one.participantId === id && one.submittedAt !== null)
  const hasCandidate = candidates > 0
  const isRated = unrated === 0
  return (
    <ul className="flex flex-col gap-2">
      <Line isDone={missingCards === 0}>
        {t('cards', { submitted: Math.max(0, interviewers - missingCards), interviewers })}
        {knowsWho && interviewers > 1 ? (
          <ul className="flex flex-wrap gap-x-3 text-meta text-text2">
            {personsOf(people, 'interviewer').map(({ id, name }) => (
              <li key={id}>
                {t.rich(isIn(id) ? 'personIn' : 'personOut', { name: () => <bdi>{name}</bdi> })}
              </li>
            ))}
          </ul>
        ) : null}
      </Line>
      {hasCandidate ? (
        <Line isDone={isRated}>
          {t(isRated ? 'selfIn' : isRevealed ? 'selfClosed' : 'selfOut', { candidates, unrated })}
        </Line>
      ) : (
        <Line isDone={false}>{t('noCandidate')}</Line>
      )}
      {release || !hasCandidate ? null : (
        <Line isDone={mail.canMail && mail.addresses > 0}>
          {mail.canMail ? t('addresses', { count: mail.addresses }) : t('noMail')}
        </Line>
      )}
    </ul>
  )
}

function Line({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const Icon = isDone ? Check : Clock3
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${isDone ? 'text-ok' : 'text-text3'}`} />
      <div className="min-w-0">{children}</div>
    </li>
  )
}
