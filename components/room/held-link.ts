import { joinPath, linkKey } from '@/lib/join-link'

/**
 * The token of the link this tab was opened with, or null. The script at the top of the page has
 * moved it out of the address already; a fragment that is still there (a link pasted into the open
 * page) is moved now.
 */
export function holdLink(): string | null {
  const fragment = window.location.hash.slice(1)
  if (fragment !== '') {
    sessionStorage.setItem(linkKey, fragment)
    window.history.replaceState(null, '', joinPath)
  }
  return sessionStorage.getItem(linkKey)
}

/** Forgets the link: it was used, or it will never work. */
export function dropLink(): void {
  sessionStorage.removeItem(linkKey)
}
