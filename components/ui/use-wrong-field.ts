'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** The ref of a form whose first wrong field gets the focus when `wrong`, what is said at its fields, comes to be something. */
export function useWrongField(wrong: string | undefined): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (wrong !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [wrong])
  return form
}
