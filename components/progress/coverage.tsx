'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Check } from 'lucide-react'
import type { SystemCoverage } from '@/lib/progress/progress'
import { RoomTime } from '@/components/sessions/room-time'

/** Which of the thirteen systems somebody has had. `available` are those this version has. */
export function Coverage({
  coverage,
  available,
  others,
}: {
  coverage: readonly SystemCoverage[]
  available: readonly string[]
  /** Sessions about none of them. */
  others: number
}) {
  const t = useTranslations('progress')
  return (
    <div className="flex flex-col gap-3">
      <ul className="grid gap-x-6 border-t border-line sm:grid-cols-2">
        {coverage.map((one) => (
          <System key={one.system} coverage={one} isAvailable={available.includes(one.system)} />
        ))}
      </ul>
      {others > 0 ? <p className="text-ui text-text2">{t('others', { n: others })}</p> : null}
    </div>
  )
}

function System({
  coverage: { system, n, lastAt },
  isAvailable,
}: {
  coverage: SystemCoverage
  isAvailable: boolean
}) {
  const t = useTranslations('progress')
  const systems = useTranslations('systems')
  const isHad = n > 0
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5">
      <span
        aria-hidden
        className={`mt-0.5 grid size-5 shrink-0 place-items-center rounded-full ${isHad ? 'bg-ok text-surface' : 'border border-dashed border-input'}`}
      >
        {isHad ? <Check size={14} strokeWidth={2.5} /> : null}
      </span>
      <div className="min-w-0 grow">
        <p className={`text-label ${isHad ? 'font-semibold' : ''}`}>{systems(system)}</p>
        <p className="text-ui text-text2">
          {lastAt !== null
            ? t.rich('had', { n, when: () => <RoomTime at={lastAt} /> })
            : t(isAvailable ? 'notHad' : 'notHere')}
        </p>
      </div>
      {isAvailable ? (
        <Link
          href={`/problems/${system}`}
          prefetch={false}
          aria-label={`${t('look')}: ${systems(system)}`}
          className="hit-44 shrink-0 rounded-chip text-ui text-text2 underline underline-offset-2 hover:text-text"
        >
          {t('look')}
        </Link>
      ) : null}
    </li>
  )
}
