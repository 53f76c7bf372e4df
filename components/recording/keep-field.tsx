'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { choicesWithin, shorter } from '@/lib/recording-days'
import { Select } from '@/components/ui/select'

/** For how long a recording is to be kept, in days after the end; null as long as its room (J4). */
export function KeepField({
  value,
  longest,
  isAgreed = false,
  isAlone = false,
  onChoose,
}: {
  value: number | null
  /** The longest that can be chosen. */
  longest: number | null
  /** Others have agreed to it: only shorter ones are left. */
  isAgreed?: boolean
  /** In a practice: there is nobody else to agree. */
  isAlone?: boolean
  onChoose: (days: number | null) => void
}) {
  const t = useTranslations('recording')
  const id = useId()
  const choices = choicesWithin(longest)
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-label font-semibold">
        {t('keep')}
      </label>
      <Select
        id={id}
        // What was chosen last time may be longer than recordings are kept by now.
        value={String(shorter(value, longest))}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChoose(choices.find((days) => String(days) === target.value) ?? null)}
      >
        {choices.map((days) => (
          <option key={String(days)} value={String(days)}>
            {t('choice', { days: String(days ?? 'none') })}
          </option>
        ))}
      </Select>
      <p id={`${id}-hint`} className="text-ui text-text2">
        {t(isAlone ? 'keepHintAlone' : isAgreed ? 'keepHintAgreed' : 'keepHint')}
      </p>
    </div>
  )
}
