import { useEffect, useState } from 'react'

/** Whether `active` has been true for `ms` milliseconds without a break: what is over soon is not worth a word. */
export function useLasting(active: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setLasted(true), ms)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [active, ms])
  return active && lasted
}
