'use client'

import { useId, useMemo } from 'react'
import { Select } from '@/components/ui/select'

/** A time zone by its name. In the browser only: others may know other zones. */
export function ZoneSelect({
  label,
  value,
  error,
  onChoose,
}: {
  label: string
  value: string
  error?: string | undefined
  onChoose: (zone: string) => void
}) {
  const id = useId()
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone')
    return [...new Set(['UTC', value, ...known])].sort()
  }, [value])
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ui font-semibold text-text2">
        {label}
      </label>
      <Select
        id={id}
        value={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChoose(event.target.value)}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
      {error === undefined ? null : (
        <p id={`${id}-note`} role="alert" className="text-ui text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
