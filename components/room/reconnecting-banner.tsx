'use client'

import { useTranslations } from 'next-intl'
import { useLasting } from '@/components/room/use-lasting'

/**
 * One calm line while the connection is away; drawing goes on below it. `full`: the room has no place left, which
 * somebody who waits to come in has to know as well.
 */
export function ReconnectingBanner({
  show,
  full,
  drawing,
}: {
  show: boolean
  full: boolean
  drawing: boolean
}) {
  const t = useTranslations('room')
  const lasting = useLasting(show, 1500)
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-0 z-20 flex justify-center">
      {full || lasting ? (
        <p className="w-full border-b border-line bg-surface px-4 py-1.5 text-center text-ui text-text2">
          {full ? t('full') : drawing ? t('reconnecting') : t('reconnectingReader')}
        </p>
      ) : null}
    </div>
  )
}
