'use client'

import { useSearchParams } from 'next/navigation'
import { startTransition, useLayoutEffect, useState } from 'react'

/** Whoever types is waited for so long, in ms, before the address follows. */
const restMs = 250

interface AddressSearch<Search> {
  /** What is asked for, up to the last key. */
  search: Search
  /** What the address asks for: the same, once typing rests. */
  found: Search
  change: (change: Partial<Search>) => void
}

/**
 * What a list is asked for. It stands in the address: each choice is a step that "back" undoes, what is typed takes the
 * place of what was typed before, and whoever comes by another address, or by the plain one again, finds what that asks
 * for. `read` must understand what `addressOf` writes, to the letter.
 */
export function useAddressSearch<Search extends { text: string }>(
  addressOf: (search: Search) => string,
  read: (query: Pick<URLSearchParams, 'get' | 'getAll'>) => Search,
): AddressSearch<Search> {
  const found = read(useSearchParams())
  // What is on its way into the address, and nothing else: all that stands there may be changed from outside.
  const [wanted, setWanted] = useState<Search | null>(null)
  const search = wanted ?? found
  const address = wanted && addressOf(wanted)

  // Ends with the page, before another one's address is there to be written over.
  useLayoutEffect(() => {
    if (address === null) return
    const forget = () => setWanted(null)
    const write = () => put(address, 'replaceState', forget)
    const timer = setTimeout(write, restMs)
    // A click may be one on a link. The router gives up a way it has begun when the address is written after it, so
    // that is done before.
    window.addEventListener('click', write, true)
    // Whoever goes back gets the words of that time.
    window.addEventListener('popstate', forget)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('click', write, true)
      window.removeEventListener('popstate', forget)
    }
  }, [address])

  function change(change: Partial<Search>): void {
    const next = { ...search, ...change }
    setWanted(next)
    const isTyping = Object.keys(change).every((key) => key === 'text')
    if (!isTyping) put(addressOf(next), 'pushState', () => setWanted(null))
  }

  return { search, found, change }
}

/**
 * Writes an address, once. The router shows it in a transition, or in that of a way it has begun; together with it, and
 * not before, `onShown` counts.
 */
function put(address: string, way: 'pushState' | 'replaceState', onShown: () => void): void {
  startTransition(() => {
    onShown()
    if (address === window.location.pathname + window.location.search) return
    window.history[way](null, '', address)
  })
}
