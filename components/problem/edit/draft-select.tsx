'use client'

import { fieldId, useDraft, useEditor } from '@/components/problem/edit/editor-context'
import { Select } from '@/components/ui/select'
import { textAt, type TextPath, withText } from '@/lib/problem/edit-draft'

/** A text of the draft that is one of several. */
export function DraftSelect({
  path,
  label,
  isLabelled = false,
  options,
}: {
  path: TextPath
  label: string
  /** Whether the label is seen, too. */
  isLabelled?: boolean
  options: readonly { value: string; label: string }[]
}) {
  const { keeper } = useEditor()
  const value = useDraft((draft) => textAt(draft, path))
  const id = fieldId(path)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={isLabelled ? 'text-label font-semibold' : 'sr-only'}>
        {label}
      </label>
      <Select
        id={id}
        value={value}
        onChange={({ target }) => keeper.change((draft) => withText(draft, path, target.value))}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  )
}
