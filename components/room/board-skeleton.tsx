'use client'

import { useTranslations } from 'next-intl'
import { useLasting } from '@/components/room/use-lasting'

/** An empty desk while the board is on its way; `cover` lays it over a board that is not filled yet. */
export function BoardSkeleton({ cover = false }: { cover?: boolean }) {
  const t = useTranslations('room')
  const slow = useLasting(true, 6000)
  return (
    <div className={`dotted-paper absolute inset-0 grid place-items-center p-4 ${cover ? 'z-10' : ''}`}>
      <div role="status" className="flex flex-col items-center gap-2 text-center">
        <Ghosts />
        <p className="text-label text-text2">{t('loading')}</p>
        {slow ? <p className="text-ui text-text3">{t('loadingSlow')}</p> : null}
      </div>
    </div>
  )
}

function Ghosts() {
  return (
    <svg
      aria-hidden
      width="216"
      height="88"
      viewBox="0 0 216 88"
      fill="none"
      stroke="var(--input)"
      strokeWidth="1.5"
      className="animate-breathe"
    >
      <rect x="1" y="26" width="56" height="36" rx="8" />
      <rect x="80" y="26" width="56" height="36" rx="8" />
      <rect x="159" y="2" width="56" height="36" rx="8" />
      <rect x="159" y="50" width="56" height="36" rx="8" />
      <path d="M57 44H76M136 44h10q4 0 4-4V24q0-4 4-4h1M146 44q4 0 4 4v16q0 4 4 4h1" />
    </svg>
  )
}
