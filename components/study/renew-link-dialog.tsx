'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { StudyMemberRow } from '@/lib/study/study-view'
import { useAsking } from '@/components/account/use-asking'
import { FormError } from '@/components/room/form-error'
import { renewLink } from '@/components/study/study-requests'
import { isolated } from '@/components/ui/isolated'
import { SureDialog } from '@/components/ui/sure-dialog'
import { toast } from '@/components/ui/toast'

/** Asks before a member's link, and the room links behind it, stop working. */
export function RenewLinkDialog({
  pathId,
  member,
  onClose,
  onChanged,
}: {
  pathId: string
  member: StudyMemberRow
  onClose: () => void
  onChanged: () => void
}) {
  const t = useTranslations('study')
  const { isBusy, ask } = useAsking()
  const [error, setError] = useState<string>()

  async function renew() {
    const refusal = await ask(() => renewLink(pathId, member.id))
    if (refusal) return setError(refusal.message || t('failed'))
    toast.done(t('renewed'))
    onChanged()
    onClose()
  }

  return (
    <SureDialog
      words={{ title: t('renewHeading'), close: t('close'), cancel: t('cancel'), sure: t('renew') }}
      busy={isBusy}
      onSure={() => void renew()}
      onClose={onClose}
      error={<FormError message={error} />}
    >
      <p className="text-label">{t.rich('renewLead', { name: () => isolated(member.name) })}</p>
    </SureDialog>
  )
}
