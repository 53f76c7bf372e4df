/** Where the joining page is, and where its link waits within this tab once it has left the address (J1). */
export const joinPath = '/join'
export const linkKey = 'drawbridge.link'

/**
 * A script without dependencies for the top of every page: on the joining page it moves the
 * fragment into the tab's own storage and clears it from the address. Kept by the tab, so that
 * a reload (offline, say) still knows the link; forgotten as soon as the link was used or refused.
 */
export const takeLinkScript = `if(location.pathname==='${joinPath}'&&location.hash.length>1){try{sessionStorage.setItem('${linkKey}',location.hash.slice(1))}finally{history.replaceState(null,'','${joinPath}')}}`
