'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { nameProblem } from '@/lib/name'
import type { StudyMemberRow } from '@/lib/study/study-view'
import { useAsking } from '@/components/account/use-asking'
import { renameMember } from '@/components/study/study-requests'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'

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
  const form = useId()
  const [name, setName] = useState(member.name)
  const [error, setError] = useState<string>()
  const { isBusy, ask } = useAsking()

  async function save(event: FormEvent) {
    event.preventDefault()
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
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('renameHeading')}
        closeLabel={t('close')}
        footer={
          <>
            <DialogClose asChild>
              <Button size="large">{t('cancel')}</Button>
            </DialogClose>
            <Button type="submit" form={form} variant="primary" size="large" busy={isBusy}>
              {t('save')}
            </Button>
          </>
        }
      >
        <form id={form} noValidate onSubmit={(event) => void save(event)}>
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
        </form>
      </DialogContent>
    </Dialog>
  )
}
