'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/interview/use-action'
import { deleteRecording } from '@/components/recording/recording-requests'
import { FormError } from '@/components/room/form-error'
import { SureDialog } from '@/components/ui/sure-dialog'

/** Asks before a recording goes for everybody: says what goes, and what stays. */
export function DeleteRecordingDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const t = useTranslations('recording')
  const { busy, error, act } = useAction()
  const remove = () =>
    act(async () => {
      await deleteRecording(roomId)
      onClose()
    })
  return (
    <SureDialog
      words={{
        title: t('deleteHeading'),
        lead: t('deleteLead'),
        close: t('close'),
        cancel: t('cancel'),
        sure: t('deleteSure'),
      }}
      busy={busy}
      onSure={() => void remove()}
      onClose={onClose}
      error={<FormError message={error ?? undefined} />}
    >
      <dl className="flex flex-col gap-3 text-label">
        {(['Goes', 'Stays'] as const).map((what) => (
          <div key={what} className="flex flex-col gap-0.5">
            <dt className="font-semibold">{t(`delete${what}`)}</dt>
            <dd className="text-text2">{t(`delete${what}What`)}</dd>
          </div>
        ))}
      </dl>
    </SureDialog>
  )
}
