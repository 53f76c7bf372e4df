'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { nameProblem } from '@/lib/name'
import type { StudyMemberRow } from '@/lib/study/study-view'
import { useAsking } from '@/components/account/use-asking'
import { renameMember } from '@/components/study/study-requests'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'

/** Another name for somebody of the group. */
export function RenameMemberDialog({
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
  const words = useTranslations('fields')
  const [name, setName] = useState(member.name)
  const [error, setError] = useState<string>()
  const { isBusy, ask } = useAsking()

  async function save() {
    const problem = nameProblem(name)
    if (problem) return setError(words(problem))
    const refusal = await ask(() => renameMember(pathId, member.id, name))
    // What fits a name and is refused all the same is another one's.
    if (refusal)
      return setError(refusal.fields.name === undefined ? refusal.message || t('failed') : t('form.repeated'))
    onChanged()
    onClose()
  }

  return (
    <FormDialog
      title={t('renameHeading')}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('save') }}
      isBusy={isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field
        name="name"
        label={t('renameLabel')}
        hint={t('renameHint')}
        error={error}
        value={name}
        autoComplete="off"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  )
}
