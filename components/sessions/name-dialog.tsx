'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FieldProblem } from '@/lib/errors'
import { useAsking } from '@/components/account/use-asking'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'

interface NameDialogProps {
  title: string
  label: string
  hint: string
  /** The name there is. */
  name: string
  /** What is wrong with a name, before it is sent. */
  problemOf: (name: string) => FieldProblem | null
  send: (name: string) => Promise<unknown>
  /** What to say of a name that fits and is refused all the same; without it, what the server says. */
  refused?: string
  onClose: () => void
  /** It has the new name. */
  onChanged: () => void
}

/** A dialog that asks for another name of something, and stays open until it is one. */
export function NameDialog(props: NameDialogProps) {
  const { title, label, hint, problemOf, send, refused, onClose, onChanged } = props
  const t = useTranslations('sessions')
  const words = useTranslations('fields')
  const [name, setName] = useState(props.name)
  const [error, setError] = useState<string>()
  const { isBusy, ask } = useAsking()

  async function save() {
    const problem = problemOf(name)
    if (problem) return setError(words(problem))
    const refusal = await ask(() => send(name))
    if (refusal) {
      const [said] = Object.values(refusal.fields)
      return setError(said === undefined ? refusal.message || t('actionFailed') : (refused ?? said))
    }
    onChanged()
    onClose()
  }

  return (
    <FormDialog
      title={title}
      words={{ close: t('close'), cancel: t('cancel'), submit: t('save') }}
      isBusy={isBusy}
      onSubmit={() => void save()}
      onClose={onClose}
    >
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
