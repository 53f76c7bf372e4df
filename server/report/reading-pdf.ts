/** Reads PDF back, for tests. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  title: string | undefined
  pages: number
  /** Of all pages, without what only sets it apart. */
  text: string
  /** Pictures that are painted, on all pages. */
  images: number
  links: string[]
  /** The names of the fonts, and whether each is in the file. */
  fonts: { name: string; isEmbedded: boolean }[]
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const file = await task.promise
  const read: ReadPdf = { title: undefined, pages: file.numPages, text: '', images: 0, links: [], fonts: [] }
  read.title = ((await file.getMetadata()).info as { Title?: string }).Title
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    read.text += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    const { fnArray, argsArray } = await page.getOperatorList()
    read.images += fnArray.filter((fn) => fn === OPS.paintImageXObject).length
    for (const [at, fn] of fnArray.entries())
      if (fn === OPS.setFont) {
        const font = page.commonObjs.get((argsArray[at] as [string])[0]) as {
          name: string
          missingFile?: boolean
        }
        const isEmbedded = font.missingFile !== true
        if (!read.fonts.some(({ name }) => name === font.name))
          read.fonts.push({ name: font.name, isEmbedded })
      }
    const notes = (await page.getAnnotations()) as { subtype: string; url?: string }[]
    read.links.push(...notes.flatMap(({ url }) => url ?? []))
  }
  await task.destroy()
  return read
}
