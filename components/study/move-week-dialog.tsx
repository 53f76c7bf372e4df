'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isBadTime } from '@/lib/study/study-path'
import type { StudyPathView, StudyWeekView } from '@/lib/study/study-view'
import { instantOf, wallTime } from '@/lib/time-zone'
import { useAsking } from '@/components/account/use-asking'
import { moveWeek } from '@/components/study/study-requests'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { toast } from '@/components/ui/toast'

/** Another time for the interviews of a week, by the clocks that the path is planned by. */
export function MoveWeekDialog({
  path: { id, timeZone },
  week: { week, at },
  onClose,
  onMoved,
}: {
  path: StudyPathView
  week: StudyWeekView
  onClose: () => void
  onMoved: () => void
}) {
  const t = useTranslations('study')
  const words = useTranslations('setup.problems')
  const [wall, setWall] = useState(() => wallTime(at, timeZone))
  const [error, setError] = useState<string>()
  const { isBusy, ask } = useAsking()

  async function save() {
    const to = instantOf(wall, timeZone)
    if (to === null || isBadTime([to], timeZone, Date.now())) return setError(words('scheduledAt'))
    const refusal = await ask(() => moveWeek(id, week, to))
    if (refusal)
      return setError(refusal.fields.at === undefined ? refusal.message || t('failed') : words('scheduledAt'))
    toast.done(t('moved'))
    onMoved()
    onClose()
  }

  return (
    <FormDialog
      title={t('moveHeading', { week })}
      lead={t('moveLead')}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('move') }}
      isBusy={isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field
        type="datetime-local"
        name="at"
        label={t('moveLabel')}
        hint={t('moveZone', { zone: timeZone.replaceAll('_', ' ') })}
        error={error}
        value={wall}
        autoFocus
        onChange={(event) => setWall(event.target.value)}
      />
    </FormDialog>
  )
}
