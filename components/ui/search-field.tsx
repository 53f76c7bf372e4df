'use client'

import { useRef } from 'react'
import { Search, X } from 'lucide-react'
import { Button } from '@/components/ui/button'

interface SearchFieldProps {
  label: string
  placeholder: string
  clearLabel: string
  value: string
  maxLength: number
  onChange: (value: string) => void
}

/** A field that narrows a list as one types; Esc and a cross empty it. Fills what its parent gives it. */
export function SearchField({
  label,
  placeholder,
  clearLabel,
  value,
  maxLength,
  onChange,
}: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className="relative">
      <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-text3" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        value={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) onChange('')
        }}
        className="h-11 w-full rounded-control border border-input bg-surface pr-11 pl-10 text-label text-text"
      />
      {value === '' ? null : (
        <Button
          variant="ghost"
          size="icon"
          aria-label={clearLabel}
          className="absolute! top-1.5 right-1.5"
          onClick={() => {
            onChange('')
            field.current?.focus()
          }}
        >
          <X aria-hidden size={16} />
        </Button>
      )}
    </div>
  )
}
