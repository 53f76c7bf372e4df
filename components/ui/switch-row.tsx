import { useId } from 'react'
import { Switch } from 'radix-ui'

/** Something that is on or off, with what that means. */
export function SwitchRow({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string
  hint: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="text-label font-semibold">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-ui text-text2">
          {hint}
        </p>
      </div>
      <Switch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onCheckedChange={onChange}
        className="hit-44 flex h-6 w-10 shrink-0 items-center rounded-full bg-input p-0.5 transition-colors duration-120 disabled:opacity-50 data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="size-5 rounded-full bg-surface transition-transform duration-120 data-[state=checked]:translate-x-4" />
      </Switch.Root>
    </div>
  )
}
