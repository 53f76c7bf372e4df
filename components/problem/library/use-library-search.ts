'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { libraryQuery, type LibrarySearch, readLibrarySearch } from '@/lib/problem/library-search'

/** Whoever types is waited for so long, in ms, before the address follows. */
const restMs = 250

const addressOf = (search: LibrarySearch) => `/problems${libraryQuery(search)}`

/**
 * What the library is asked for. It stands in the address: each choice is a step that "back" undoes, and what is typed
 * takes the place of what was typed before.
 */
export function useLibrarySearch(): [
  search: LibrarySearch,
  change: (change: Partial<LibrarySearch>) => void,
] {
  const query = useSearchParams()
  const found = useMemo(() => readLibrarySearch(query), [query])
  const [typed, setTyped] = useState<string | null>(null)
  const search = typed === null ? found : { ...found, text: typed }

  useEffect(() => {
    if (typed === null || typed === found.text) return
    const timer = setTimeout(
      () => window.history.replaceState(null, '', addressOf({ ...found, text: typed })),
      restMs,
    )
    return () => clearTimeout(timer)
  }, [typed, found])
  useEffect(() => {
    // Whoever goes back gets the words of that time.
    const forget = () => setTyped(null)
    window.addEventListener('popstate', forget)
    return () => window.removeEventListener('popstate', forget)
  }, [])

  function change({ text, ...choices }: Partial<LibrarySearch>): void {
    if (text !== undefined) setTyped(text)
    if (Object.keys(choices).length === 0) return
    const next = { ...search, ...choices, ...(text !== undefined && { text }) }
    window.history.pushState(null, '', addressOf(next))
  }
  return [search, change]
}
