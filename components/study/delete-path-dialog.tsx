'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { StudyPathView } from '@/lib/study/study-view'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { deletePath } from '@/components/study/study-requests'
import { isolated } from '@/components/ui/isolated'
import { SureDialog } from '@/components/ui/sure-dialog'
import { toast } from '@/components/ui/toast'

/** Asks before a path goes for the whole group, and says what goes with it. */
export function DeletePathDialog({
  path: { id, title },
  onClose,
  onDeleted,
}: {
  path: StudyPathView
  onClose: () => void
  onDeleted: () => void
}) {
  const t = useTranslations('study')
  const { isBusy, ask } = useAsking()
  const [error, setError] = useState<string>()

  async function remove() {
    const refusal = await ask(() => deletePath(id))
    if (refusal) return setError(refusal.message || t('failed'))
    toast.done(t('deleted', { title }))
    onDeleted()
  }

  return (
    <SureDialog
      words={{ title: t('deleteHeading'), close: t('close'), cancel: t('cancel'), sure: t('deleteYes') }}
      busy={isBusy}
      onSure={() => void remove()}
      onClose={onClose}
      error={<FormError message={error} />}
    >
      <div className="flex flex-col gap-3 text-label">
        <p>{t.rich('deleteLead', { title: () => isolated(title) })}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-text2">
          <li>{t('deleteLinks')}</li>
          <li>{t('deleteRooms')}</li>
        </ul>
        <p className="text-text2">{t('deleteStays')}</p>
      </div>
    </SureDialog>
  )
}
