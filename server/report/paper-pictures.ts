import sharp from 'sharp'
import type { DocumentBlock } from '@/lib/report/document'
import { ink, type Paper } from '@/server/report/paper'

/** No picture of ours has more pixels. */
const maxPixels = 4_000_000
/** The highest picture of the final board, in points; those along the way are half as wide. */
const maxFinalHeight = 330

export interface PrintedPicture {
  bytes: Buffer
  /** In pixels. */
  width: number
  height: number
}
/** By their moments, ms since 1970. */
export type Pictures = ReadonlyMap<number, PrintedPicture>

/** As pdfkit takes it: JPEG, on white. */
export async function printable(bytes: Uint8Array): Promise<PrintedPicture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    .flatten({ background: ink.white })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

type PictureBlock = Extract<DocumentBlock, { kind: 'pictures' }>

const pictureGap = 14
const captionHeight = 20

/** Pictures of the board, each with what it shows; of one that nobody drew, that alone. */
export function drawPictures(
  paper: Paper,
  block: PictureBlock,
  { pictures, replayUrl }: { pictures: Pictures; replayUrl: string },
): void {
  const { columns, width } = pictureColumns(paper, block)
  for (let at = 0; at < block.pictures.length; at += columns) {
    const row = block.pictures.slice(at, at + columns)
    const height = rowHeight(paper, block, row, pictures)
    paper.keep(height + captionHeight)
    row.forEach((picture, place) => {
      const x = paper.left + place * (width + pictureGap)
      const image = pictures.get(picture.at)
      if (image) {
        const size = sizeOf(paper, block, image)
        drawPicture(paper, image, { x, y: paper.y, ...size })
      }
      drawCaption(paper, picture, { x, y: paper.y + height + 3, width, replayUrl })
    })
    paper.y += height + captionHeight + 2
  }
}

/** One picture on its place, with a line around it. */
export function drawPicture(
  { doc }: Paper,
  { bytes }: PrintedPicture,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  doc.image(bytes, x, y, { width, height })
  doc.lineWidth(0.7).strokeColor(ink.line).rect(x, y, width, height).stroke()
}

function drawCaption(
  paper: Paper,
  { title, moment }: PictureBlock['pictures'][number],
  { x, y, width, replayUrl }: { x: number; y: number; width: number; replayUrl: string },
): void {
  const style = { size: 8.5, leading: 12, color: moment.at === null ? ink.text2 : ink.accent }
  paper.cell(title, x, y, width, style)
  const wide = Math.min(width, paper.measure(title, style))
  if (moment.at !== null) paper.doc.link(x, y, wide, style.leading, `${replayUrl}?at=${moment.at}`)
}

function pictureColumns(paper: Paper, { isFinal }: PictureBlock): { columns: number; width: number } {
  const columns = isFinal ? 1 : 2
  return { columns, width: (paper.width - pictureGap * (columns - 1)) / columns }
}

/** As large as there is place for. */
function sizeOf(paper: Paper, block: PictureBlock, image: PrintedPicture): { width: number; height: number } {
  const { width } = pictureColumns(paper, block)
  const scale = Math.min(width / image.width, (block.isFinal ? maxFinalHeight : width * 0.75) / image.height)
  return { width: image.width * scale, height: image.height * scale }
}

function rowHeight(
  paper: Paper,
  block: PictureBlock,
  row: PictureBlock['pictures'],
  pictures: Pictures,
): number {
  const heights = row.map(({ at }) => {
    const image = pictures.get(at)
    return image ? sizeOf(paper, block, image).height : 0
  })
  return Math.max(0, ...heights)
}

/** How high the first of them are, with what stands below. */
export function firstRowHeight(paper: Paper, block: PictureBlock, pictures: Pictures): number {
  const { columns } = pictureColumns(paper, block)
  return rowHeight(paper, block, block.pictures.slice(0, columns), pictures) + captionHeight
}
