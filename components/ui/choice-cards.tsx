import { useId, type ReactNode } from 'react'

export interface ChoiceOption<Value extends string> {
  value: Value
  label: string
  /** What it means, below its name. */
  hint?: string
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly ChoiceOption<Value>[]
  onChoose: (value: Value) => void
  /** Whether pressing what is chosen calls `onChoose` with it again, to take it back. */
  mayTakeBack?: boolean
}

/** A titled group of options of which one is chosen, each with what it means. */
export function ChoiceCards<Value extends string>(props: ChoiceProps<Value>) {
  const columns = props.options.length === 3 ? 'sm:grid-cols-3' : 'sm:grid-cols-2'
  return (
    <Group {...props} className={`grid gap-2 ${columns}`}>
      {({ label, hint }) => (
        <span className="flex h-full flex-col gap-0.5 rounded-control border border-line bg-surface p-3 transition-colors duration-120 peer-checked:border-accent peer-checked:bg-accent-soft peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:border-input peer-checked:hover:border-accent">
          <span className="text-label font-semibold">{label}</span>
          {hint === undefined ? null : <span className="text-ui text-text2">{hint}</span>}
        </span>
      )}
    </Group>
  )
}

/** A titled row of short options of which one is chosen. */
export function ChoiceRow<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <Group {...props} className="flex flex-wrap gap-1 rounded-control bg-sunken p-1">
      {({ label }) => (
        <span className="flex h-9 items-center justify-center rounded-chip px-3 text-ui font-semibold whitespace-nowrap text-text2 transition-colors duration-120 peer-checked:bg-surface peer-checked:text-text peer-checked:shadow-[0_0_0_1px_var(--line)] peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:text-text">
          {label}
        </span>
      )}
    </Group>
  )
}

function Group<Value extends string>({
  label,
  value,
  options,
  onChoose,
  mayTakeBack = false,
  className,
  children,
}: ChoiceProps<Value> & { className: string; children: (option: ChoiceOption<Value>) => ReactNode }) {
  const name = useId()
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="pb-1.5 text-label font-semibold">{label}</legend>
      <div className={className}>
        {options.map((option) => (
          <label key={option.value} className="relative min-w-0 grow cursor-pointer">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
              // A radio that is on does not change any more.
              onClick={() => {
                if (mayTakeBack && option.value === value) onChoose(option.value)
              }}
              className="peer absolute inset-0 cursor-pointer opacity-0"
            />
            {children(option)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
