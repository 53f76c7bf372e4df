/** Pictures made to harm whoever opens them (D11), and honest ones with something to hide. For tests. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(data.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}

interface PngSize {
  width: number
  height: number
  /** Bits of a channel. */
  depth?: number
  /** 0 grey, 2 RGB, 6 RGBA. */
  colour?: number
}

/** A PNG that says it is this large; `packed` is its data, all zeros if none are given. */
export function png(size: PngSize, packed?: Uint8Array, extra: readonly Buffer[] = []): Uint8Array {
  const { width, height, depth = 8, colour = 0 } = size
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = depth
  header[9] = colour
  const channels = { 0: 1, 2: 3, 6: 4 }[colour] ?? 1
  const data = packed ?? deflateSync(Buffer.alloc(height * (1 + Math.ceil((width * depth * channels) / 8))))
  const end = chunk('IEND', new Uint8Array())
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), ...extra, chunk('IDAT', data), end]))
}

/** A PNG of one pixel with text beside it that unfolds into 400 MB. */
export function textBomb(): Uint8Array {
  const bomb = deflateSync(Buffer.alloc(400 << 20), { level: 9 })
  const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), bomb])
  const profile = Buffer.concat([Buffer.from('icc\0\0', 'latin1'), bomb])
  return png({ width: 1, height: 1 }, undefined, [chunk('iCCP', profile), chunk('zTXt', text)])
}

/** A GIF of so many frames, each this wide and high, with the data of one pixel. */
export function gif(frames: number, side = 1): Uint8Array {
  const header = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
  const frame = Buffer.from('21f90401000000002c0000000000000000000202440100', 'hex')
  for (const [part, at] of [
    [header, 6],
    [frame, 13],
  ] as const) {
    part.writeUInt16LE(side, at)
    part.writeUInt16LE(side, at + 2)
  }
  return new Uint8Array(
    Buffer.concat([header, ...Array.from({ length: frames }, () => frame), Buffer.from(';')]),
  )
}

/** A WebP of so many frames, each unlike the one before. */
export async function animatedWebp(frames: number): Promise<Uint8Array> {
  const pixels = Buffer.from(Array.from({ length: frames * 12 }, (_, at) => (at * 7919) % 256))
  const raw = { width: 2, height: 2 * frames, channels: 3 as const, pageHeight: 2 }
  return new Uint8Array(await sharp(pixels, { raw }).webp({ effort: 0 }).toBuffer())
}

/** A WebP whose canvas is 16,384 pixels wide and high, without anything in it. */
export function wideWebp(): Uint8Array {
  const canvas = Buffer.from('VP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0', 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32LE(canvas.length + 4)
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), canvas]))
}

/** A photo of 40 by 20 pixels, taken with the camera on its side, that tells where. */
export async function photoWithPlace(): Promise<Uint8Array> {
  const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#c40' } })
    .withExif({
      IFD0: { Make: 'Camera of somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 59/1', GPSLongitude: '126/1 58/1 41/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  return new Uint8Array(bytes)
}

/** A page with a script that is a picture too. */
export function polyglot(): Uint8Array {
  const script = Buffer.from('<html><script>alert(document.domain)</script></html>')
  const inside = chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), script]))
  const picture = png({ width: 3, height: 3, colour: 2 }, undefined, [inside])
  return new Uint8Array(Buffer.concat([picture, script]))
}
