'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Check } from 'lucide-react'
import type { Practised } from '@/lib/problem/library'
import { RoomTime } from '@/components/sessions/room-time'

/** What its reader has done with a problem, in one quiet line; nothing where they never met it. */
export function PracticeLine({ practised: { times, last, asked } }: { practised: Practised }) {
  const t = useTranslations('library')
  const format = useFormatter()
  if (times === 0 && asked === 0) return null
  const level = last?.level
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-ui text-text2">
      {last ? (
        <>
          <Check aria-hidden size={14} strokeWidth={2.5} className="text-ok" />
          <span>{t.rich('practised', { n: times, when: () => <RoomTime at={last.at} /> })}</span>
        </>
      ) : null}
      {level ? (
        <>
          <Dot />
          <span>
            {t(level.by === 'interviewers' ? 'level' : 'ownLevel', {
              level: format.number(level.value, { maximumFractionDigits: 1 }),
            })}
          </span>
        </>
      ) : null}
      {asked > 0 ? (
        <>
          {last ? <Dot /> : null}
          <span>{t('asked', { n: asked })}</span>
        </>
      ) : null}
    </p>
  )
}

function Dot() {
  return <span aria-hidden className="size-0.75 rounded-full bg-text3" />
}
