import { PictureFailed } from '@/components/canvas/pictures/picture-source'
import { fittingSize, isSentAsIs, maxImageBytes } from '@/lib/board/images'

/** A picture as it is sent. */
export interface PreparedPicture {
  blob: Blob
  /** In pixels. */
  width: number
  height: number
}

/**
 * Makes a picture such that the server takes it: a photo of a phone is scaled down, and what only browsers read becomes
 * a PNG or JPEG. Throws PictureFailed `refused` for what this browser cannot show.
 */
export async function preparePicture(file: Blob): Promise<PreparedPicture> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new PictureFailed('refused')
  })
  try {
    const { width, height } = bitmap
    if (isSentAsIs({ type: file.type, bytes: file.size, width, height })) return { blob: file, width, height }
    const size = fittingSize(width, height)
    return { blob: await draw(bitmap, size, file.type), ...size }
  } finally {
    bitmap.close()
  }
}

async function draw(
  bitmap: ImageBitmap,
  { width, height }: { width: number; height: number },
  type: string,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new PictureFailed('failed')
  context.drawImage(bitmap, 0, 0, width, height)
  if (type !== 'image/jpeg') {
    const exact = await encode(canvas, 'image/png')
    if (exact.size <= maxImageBytes) return exact
    // A JPEG has no holes to see the board through: they are white there, not black.
    context.globalCompositeOperation = 'destination-over'
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
  }
  return encode(canvas, 'image/jpeg')
}

function encode(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob)
        else reject(new PictureFailed('failed'))
      },
      type,
      0.88,
    )
  })
}
