import { useId, type ComponentProps, type ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'

export interface FieldProps extends ComponentProps<'input'> {
  label: string
  hint?: string
  /** What is wrong with the value; shown at the field and tied to it. */
  error?: string | undefined
  /** Stands inside the line, at its end. */
  end?: ReactNode
}

/** One line of input with its label; under it what is wrong, and the hint, which helps to mend it. */
export function Field({ label, hint, error, end, id, className = '', ...props }: FieldProps) {
  const generated = useId()
  const inputId = id ?? generated
  const noteId = `${inputId}-note`
  const hintId = `${inputId}-hint`
  const described = [error === undefined ? [] : [noteId], hint === undefined ? [] : [hintId]].flat().join(' ')
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={inputId} className="text-label font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          id={inputId}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={described === '' ? undefined : described}
          className={`h-11 w-full rounded-control border border-input bg-surface px-3 text-title text-text transition-colors duration-120 aria-invalid:border-danger ${end === undefined ? '' : 'pr-12'} ${className}`}
          {...props}
        />
        {end === undefined ? null : (
          <div className="absolute inset-y-0 right-1.5 flex items-center">{end}</div>
        )}
      </div>
      {error === undefined ? null : (
        <p id={noteId} role="alert" className="flex items-start gap-1.5 text-ui text-danger">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={hintId} className="text-ui text-text2">
          {hint}
        </p>
      )}
    </div>
  )
}
