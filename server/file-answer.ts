/** Answers that are saved as a file, never shown. */

/** The headers of a file of this name and kind: no browser takes it for something else, and no cache keeps it. */
export function fileHeaders(name: string, mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    // RFC 5987: the plain name is for what does not know the other one.
    'content-disposition': `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encoded(name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }
}

function asciiOf(name: string): string {
  return name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/gu, '_')
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
}
