import { joinPath, linkKeys, type LinkPage } from '@/lib/join-link'

/**
 * The token of the link this tab was opened with, or null. The script at the top of the page has
 * moved it out of the address already; a fragment that is still there (a link pasted into the open
 * page) is moved now.
 */
export function holdLink(page: LinkPage = joinPath): string | null {
  const fragment = window.location.hash.slice(1)
  if (fragment !== '') {
    sessionStorage.setItem(linkKeys[page], fragment)
    // With what the router keeps there, or Back to this page would show nothing.
    window.history.replaceState(window.history.state, '', page + window.location.search)
  }
  return sessionStorage.getItem(linkKeys[page])
}

/** Forgets the link: it was used, or it will never work. */
export function dropLink(page: LinkPage = joinPath): void {
  sessionStorage.removeItem(linkKeys[page])
}
