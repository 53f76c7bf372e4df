'use client'

import { useTranslations } from 'next-intl'
import { titleProblem } from '@/lib/name'
import type { StudyPathView } from '@/lib/study/study-view'
import { NameDialog } from '@/components/sessions/name-dialog'
import { renamePath } from '@/components/study/study-requests'

/** Another name for a path. */
export function RenamePathDialog({
  path,
  ...then
}: {
  path: StudyPathView
  onClose: () => void
  onChanged: () => void
}) {
  const t = useTranslations('study')
  return (
    <NameDialog
      title={t('renamePathHeading')}
      label={t('form.title')}
      hint={t('renamePathHint')}
      name={path.title}
      problemOf={titleProblem}
      send={(title) => renamePath(path.id, title)}
      {...then}
    />
  )
}
