'use client'

import { useTranslations } from 'next-intl'
import { nameProblem } from '@/lib/name'
import type { StudyMemberRow } from '@/lib/study/study-view'
import { NameDialog } from '@/components/sessions/name-dialog'
import { renameMember } from '@/components/study/study-requests'

/** Another name for somebody of the group. */
export function RenameMemberDialog({
  pathId,
  member,
  ...then
}: {
  pathId: string
  member: StudyMemberRow
  onClose: () => void
  onChanged: () => void
}) {
  const t = useTranslations('study')
  return (
    <NameDialog
      title={t('renameHeading')}
      label={t('renameLabel')}
      hint={t('renameHint')}
      name={member.name}
      problemOf={nameProblem}
      send={(name) => renameMember(pathId, member.id, name)}
      // It is another one's.
      refused={t('form.repeated')}
      {...then}
    />
  )
}
