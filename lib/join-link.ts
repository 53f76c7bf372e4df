// Pages that a link with a secret opens, and where the secret waits within this tab once it has left the address (J1).
export const joinPath = '/join'
export const studyLinkPath = '/study/me'

/** Each such page keeps a secret of its own: a mailed link must not be taken for the link of a room. */
export const linkKeys = {
  [joinPath]: 'drawbridge.link',
  '/sign-up': 'drawbridge.link.sign-up',
  '/sign-in/link': 'drawbridge.link.sign-in',
  '/verify': 'drawbridge.link.verify',
  '/reset': 'drawbridge.link.reset',
  '/return': 'drawbridge.link.return',
  [studyLinkPath]: 'drawbridge.link.study',
} as const
export type LinkPage = keyof typeof linkKeys

/**
 * A script without dependencies for the top of every page: on a page of these it moves the
 * fragment into the tab's own storage and clears it from the address. Kept by the tab, so that
 * a reload (offline, say) still knows the link; forgotten as soon as the link was used or refused.
 */
export const takeLinkScript = `(function(k){if(k&&location.hash.length>1){try{sessionStorage.setItem(k,location.hash.slice(1))}finally{history.replaceState(null,'',location.pathname+location.search)}}})(${JSON.stringify(linkKeys)}[location.pathname])`
