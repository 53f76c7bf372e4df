/**
 * Puts text on the clipboard; false when the browser refuses. On plain http there is no clipboard
 * API: there the field that shows the text is selected and copied the old way.
 */
export async function copyText(text: string, field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    field.select()
    return document.execCommand('copy')
  }
}
