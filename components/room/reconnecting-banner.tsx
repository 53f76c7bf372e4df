'use client'

import { useTranslations } from 'next-intl'
import { useLasting } from '@/components/room/use-lasting'

/** One calm line while the connection is away; drawing goes on below it. */
export function ReconnectingBanner({ show, drawing }: { show: boolean; drawing: boolean }) {
  const t = useTranslations('room')
  const lasting = useLasting(show, 1500)
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-0 z-10 flex justify-center">
      {lasting ? (
        <p className="w-full border-b border-line bg-surface px-4 py-1.5 text-center text-ui text-text2">
          {drawing ? t('reconnecting') : t('reconnectingReader')}
        </p>
      ) : null}
    </div>
  )
}
