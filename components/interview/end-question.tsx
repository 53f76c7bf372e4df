'use client'

import { useTranslations } from 'next-intl'
import { endInterview } from '@/components/interview/ending-requests'
import { useAction } from '@/components/interview/use-action'
import { useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

/** "End for everyone?", where it was asked: no dialog over the board. */
export function EndQuestion({ onDone }: { onDone: () => void }) {
  const t = useTranslations('ending')
  const { roomId, kind } = useRoomScene()
  const { busy, error, act } = useAction()
  const end = () =>
    act(async () => {
      await endInterview(roomId)
      onDone()
    })
  return (
    <div role="group" aria-label={t('question', { kind })} className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p className="text-label font-semibold">{t('question', { kind })}</p>
        <p className="text-ui text-text2">{t('questionHint', { kind })}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button autoFocus variant="primary" busy={busy} onClick={() => void end()}>
          {t('yes')}
        </Button>
        <Button onClick={onDone}>{t('goOn')}</Button>
      </div>
      {error === null ? null : (
        <p role="alert" className="text-meta text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
