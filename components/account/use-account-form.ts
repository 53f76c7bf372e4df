'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { RequestRefused } from '@/components/room/request'

interface FormState {
  /** What was typed: it stays whatever happens. */
  values: Record<string, string>
  /** What is wrong with which field, in words. */
  fields: Readonly<Record<string, string>>
  error?: string
  /** The page is about to change. */
  done?: boolean
}

/**
 * A form of an account: what the server refuses is said at its field, the rest below; the first field that is wrong gets
 * the focus. `send` answers whether the page is about to change.
 */
export function useAccountForm(send: (values: Record<string, string>) => Promise<'leaving' | 'staying'>) {
  const errors = useTranslations('signIn')
  const form = useRef<HTMLFormElement>(null)
  const [state, action, pending] = useActionState(
    async (_before: FormState, data: FormData): Promise<FormState> => {
      const values: Record<string, string> = {}
      for (const [name, value] of data) if (typeof value === 'string') values[name] = value
      try {
        return { values, fields: {}, done: (await send(values)) === 'leaving' }
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error
        const shown = Object.keys(error.fields).filter((field) => field in values)
        if (shown.length > 0) return { values, fields: error.fields }
        return { values, fields: {}, error: error.message || errors('unreachable') }
      }
    },
    { values: {}, fields: {} },
  )

  useEffect(() => {
    if (Object.keys(state.fields).length > 0)
      form.current?.querySelector<HTMLInputElement>('[aria-invalid]')?.focus()
  }, [state])

  return {
    form,
    action,
    busy: pending || state.done === true,
    error: state.error,
    /** The properties of a field that keep what was typed and show what is wrong. */
    field: (name: string, initial = '') => ({
      name,
      defaultValue: state.values[name] ?? initial,
      error: state.fields[name],
    }),
  }
}

/** Goes on with everything fresh: another person looks at the page now. */
export function leaveFor(path: string): 'leaving' {
  window.location.assign(path)
  return 'leaving'
}
