/** Goes on at a place of the page: the first of these that is there and can be used. */
export function focusOn(...ids: string[]): void {
  for (const id of ids) {
    const place = document.getElementById(id)
    if (!place || (place instanceof HTMLButtonElement && place.disabled)) continue
    place.focus()
    place.scrollIntoView({ block: 'nearest' })
    return
  }
}
