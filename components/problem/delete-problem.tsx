'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { deleteProblem } from '@/components/problem/problem-requests'
import { keep, keptName } from '@/components/browser-storage'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import { SureDialog } from '@/components/ui/sure-dialog'
import { toast } from '@/components/ui/toast'

/** Asks before a problem goes. */
export function DeleteProblem({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const t = useTranslations('ownProblem.deleting')
  const words = useTranslations('ownProblem')
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const sure = async () => {
    setIsBusy(true)
    try {
      await deleteProblem(id)
      // What was left in this browser goes with it.
      keep(keptName('draft', 'own-problem', id), null)
      toast.done(t('done', { title }))
      router.refresh()
      onClose()
    } catch (refusal) {
      setIsBusy(false)
      if (!(refusal instanceof RequestRefused)) throw refusal
      setError(refusal.message || words('unreachable'))
    }
  }
  return (
    <SureDialog
      words={{ title: t('heading'), close: t('close'), cancel: t('cancel'), sure: t('sure') }}
      busy={isBusy}
      onSure={() => void sure()}
      onClose={onClose}
      error={<FormError message={error} />}
    >
      <p className="text-label">
        {t.rich('lead', { title, b: (chunks) => <b className="wrap-anywhere">{chunks}</b> })}
      </p>
    </SureDialog>
  )
}
