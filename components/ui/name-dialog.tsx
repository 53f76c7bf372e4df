'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'

interface NameDialogProps {
  title: string
  words: { close: string; cancel: string; submit: string }
  label: string
  hint: string
  /** The name there is. */
  name: string
  /** Gives it the new name. Answers what is wrong with that, in words; undefined when it is done. */
  onSave: (name: string) => Promise<string | undefined>
  onClose: () => void
}

/** A dialog that asks for another name of something, and stays open until it is one. */
export function NameDialog({ title, words, label, hint, name: before, onSave, onClose }: NameDialogProps) {
  const [name, setName] = useState(before)
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    try {
      const wrong = await onSave(name)
      setError(wrong)
      if (wrong === undefined) onClose()
    } finally {
      setBusy(false)
    }
  }

  return (
    <FormDialog title={title} words={words} isBusy={isBusy} onSubmit={() => void save()} onClose={onClose}>
      <Field
        name="name"
        label={label}
        hint={hint}
        error={error}
        value={name}
        autoComplete="off"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  )
}
