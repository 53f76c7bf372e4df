'use client'

import { useTranslations } from 'next-intl'
import { titleProblem } from '@/lib/name'
import type { StudyPathView } from '@/lib/study/study-view'
import { useAsking } from '@/components/account/use-asking'
import { renamePath } from '@/components/study/study-requests'
import { NameDialog } from '@/components/ui/name-dialog'

/** Another name for a path. */
export function RenamePathDialog({
  path: { id, title },
  onClose,
  onChanged,
}: {
  path: StudyPathView
  onClose: () => void
  onChanged: () => void
}) {
  const t = useTranslations('study')
  const words = useTranslations('fields')
  const { ask } = useAsking()

  async function save(name: string) {
    const problem = titleProblem(name)
    if (problem) return words(problem)
    const refusal = await ask(() => renamePath(id, name))
    if (refusal) return refusal.fields.title ?? (refusal.message || t('failed'))
    onChanged()
  }

  return (
    <NameDialog
      title={t('renamePathHeading')}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('save') }}
      label={t('form.title')}
      hint={t('renamePathHint')}
      name={title}
      onSave={save}
      onClose={onClose}
    />
  )
}
