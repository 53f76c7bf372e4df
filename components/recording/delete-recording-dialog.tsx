'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/interview/use-action'
import { deleteRecording } from '@/components/recording/recording-requests'
import { FormError } from '@/components/room/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'

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
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('deleteHeading')}
        lead={t('deleteLead')}
        closeLabel={t('close')}
        footer={
          <>
            <DialogClose asChild>
              <Button autoFocus size="large">
                {t('cancel')}
              </Button>
            </DialogClose>
            <Button variant="danger" size="large" busy={busy} onClick={() => void remove()}>
              {t('deleteSure')}
            </Button>
          </>
        }
      >
        <dl className="flex flex-col gap-3 text-label">
          {(['Goes', 'Stays'] as const).map((what) => (
            <div key={what} className="flex flex-col gap-0.5">
              <dt className="font-semibold">{t(`delete${what}`)}</dt>
              <dd className="text-text2">{t(`delete${what}What`)}</dd>
            </div>
          ))}
        </dl>
        <div className="pt-4 empty:hidden">
          <FormError message={error ?? undefined} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
