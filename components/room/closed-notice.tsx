'use client'

import { useTranslations } from 'next-intl'
import { CloseCode } from '@/lib/board/protocol'
import { RoomNotice } from '@/components/room/room-notice'

/** Why the connection ended for good. The board stays in sight behind, frozen and never veiled: the canvas vendor's mark is on it. */
export function ClosedNotice({ code, unsaved }: { code: number | null; unsaved: number }) {
  return (
    <div role="alert" className="absolute inset-0 z-10 grid place-items-center p-4">
      <Notice code={code} unsaved={unsaved} />
    </div>
  )
}

function Notice({ code, unsaved }: { code: number | null; unsaved: number }) {
  const t = useTranslations('closed')
  switch (code) {
    case CloseCode.forbidden:
      return <RoomNotice heading={t('removedHeading')} body={t('removedBody')} home />
    case CloseCode.unauthenticated:
      return <RoomNotice heading={t('signedOutHeading')} body={t('signedOutBody')} home />
    case CloseCode.notFound:
      return <RoomNotice heading={t('goneHeading')} body={t('goneBody')} home />
    default:
      return (
        <RoomNotice
          heading={t('outOfStepHeading')}
          body={t('outOfStepBody')}
          extra={unsaved > 0 ? t('unsavedLost', { count: unsaved }) : undefined}
          reload
        />
      )
  }
}
