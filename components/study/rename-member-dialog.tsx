'use client'

import { useTranslations } from 'next-intl'
import { nameProblem } from '@/lib/name'
import type { StudyMemberRow } from '@/lib/study/study-view'
import { useAsking } from '@/components/account/use-asking'
import { renameMember } from '@/components/study/study-requests'
import { NameDialog } from '@/components/ui/name-dialog'

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
  const { ask } = useAsking()

  async function save(name: string) {
    const problem = nameProblem(name)
    if (problem) return words(problem)
    const refusal = await ask(() => renameMember(pathId, member.id, name))
    // What fits a name and is refused all the same is another one's.
    if (refusal)
      return refusal.fields.name === undefined ? refusal.message || t('failed') : t('form.repeated')
    onChanged()
  }

  return (
    <NameDialog
      title={t('renameHeading')}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('save') }}
      label={t('renameLabel')}
      hint={t('renameHint')}
      name={member.name}
      onSave={save}
      onClose={onClose}
    />
  )
}
