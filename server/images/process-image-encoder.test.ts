import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { maxImageSide } from '@/lib/board/images'
import {
  animatedWebp,
  gif,
  photoWithPlace,
  png,
  polyglot,
  textBomb,
  wideWebp,
} from '@/server/images/hostile-pictures'
import { AppError } from '@/lib/errors'
import type { EncodedImage } from '@/server/images/image-encoder'
import { ProcessImageEncoder } from '@/server/images/process-image-encoder'

const sender = { roomId: 'room', participantId: 'somebody', address: '198.51.100.7' }
const text = (words: string) => new Uint8Array(Buffer.from(words))
const made = async (image: Sharp) => new Uint8Array(await image.toBuffer())
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2456d6' } })

/** What the processes of one encoder took of the machine, as far as this system tells. */
class Scales {
  /** The most memory, in MB. */
  peak = 0
  /** Of the processor, in s. Time on the clock says more of whatever else the machine does. */
  seconds = 0
  pids: number[] = []

  readonly watch = (pid: number | undefined) => {
    if (pid === undefined) return
    this.pids.push(pid)
    const timer = setInterval(() => {
      if (!this.#weigh(pid)) clearInterval(timer)
    }, 4)
  }

  #weigh(pid: number): boolean {
    try {
      const [, peak] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      if (!peak) return false
      const spent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      this.peak = Math.max(this.peak, Number(peak) / 1024)
      this.seconds = (Number(spent[11]) + Number(spent[12])) / 100
      return true
    } catch {
      return false
    }
  }
}

let scales: Scales
let encoder: ProcessImageEncoder
beforeEach(() => {
  scales = new Scales()
  encoder = new ProcessImageEncoder({ maxMs: 20_000, onStart: scales.watch })
})

/** What becomes of a picture, within what D11 allows. */
async function outcomeOf(bytes: Uint8Array): Promise<EncodedImage | string> {
  const outcome = await encoder.encode(sender, bytes).catch((error: { code?: string }) => error.code ?? '')
  expect(scales.peak).toBeLessThan(300)
  expect(scales.seconds).toBeLessThan(2)
  return outcome
}

describe('D11 what is no picture of pixels is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  const cases: Record<string, () => Uint8Array | Promise<Uint8Array>> = {
    'an SVG with a script': () => text(svg),
    'an SVG that says it is XML first': () => text(`<?xml version="1.0"?>${svg}`),
    'an SVG that reads a file': () =>
      text(svg.replace('<script>alert(1)</script>', '<image href="/etc/passwd"/>')),
    'a page': () => text('<!doctype html><script>alert(1)</script>'),
    'a PDF': () => text('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'),
    'a PostScript program': () => text('%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage'),
    'a TIFF': () => made(plain(9, 9).tiff()),
    'an AVIF': () => made(plain(64, 64).avif()),
    'pixels of the library’s own': () => text('\u0008\u0000\u0000libvips'),
    nothing: () => new Uint8Array(),
    'a signature and no more': () => png({ width: 1, height: 1 }).subarray(0, 8),
    'a PNG without an area': () => png({ width: 0, height: 0 }),
    'half a PNG': async () => {
      const whole = await made(plain(300, 300).png())
      return whole.subarray(0, whole.length / 2)
    },
    'an empty WebP of 16,384 × 16,384': wideWebp,
  }
  test.each(Object.entries(cases))('D11 %s', async (_name, make) => {
    expect(await outcomeOf(await make())).toMatch(/^image_(refused|too_large)$/)
  })
})

describe('D11 what unfolds into too much is refused before it does', () => {
  const cases: Record<string, () => Uint8Array> = {
    'a PNG that says 65,535 × 65,535': () => png({ width: 65_535, height: 65_535 }, new Uint8Array(9)),
    'a PNG of 20,000 × 20,000 zeros': () => png({ width: 20_000, height: 20_000, depth: 1 }),
    'a PNG of 25,000,001 pixels in a row': () => png({ width: 25_000_001, height: 1 }),
    'a GIF with a frame of 65,535 × 65,535': () => gif(1, 65_535),
  }
  test.each(Object.entries(cases))('D11 %s', async (_name, make) => {
    expect(await outcomeOf(make())).toMatch(/^image_(refused|too_large)$/)
  })

  test('D11 a megabyte of text beside the pixels is not unfolded', async () => {
    const outcome = await outcomeOf(textBomb())
    if (typeof outcome === 'string') expect(outcome).toBe('image_refused')
    else expect(outcome.bytes.length).toBeLessThan(2000)
  })

  test('D11 25 megapixels of 16 bits are within the bounds', async () => {
    const outcome = await outcomeOf(png({ width: 5000, height: 5000, depth: 16, colour: 2 }))
    expect(outcome).toMatchObject({ width: maxImageSide, height: maxImageSide, mediaType: 'image/jpeg' })
  })
})

describe('D11 what is kept is of our own making', () => {
  async function kept(bytes: Uint8Array): Promise<EncodedImage> {
    const outcome = await outcomeOf(bytes)
    if (typeof outcome === 'string') throw new Error(outcome)
    return outcome
  }

  test('D11 a photo tells nothing of its place and camera, and stands upright', async () => {
    const photo = await photoWithPlace()
    const before = await sharp(photo).metadata()
    expect(before.orientation).toBe(6)
    expect(before.exif?.includes('Camera of somebody')).toBe(true)
    const { bytes, width, height } = await kept(photo)
    const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata()
    expect({ exif, xmp, iptc, orientation }).toEqual({})
    expect({ width, height }).toEqual({ width: 20, height: 40 })
    expect(Buffer.from(bytes).includes('Camera of somebody')).toBe(false)
  })

  test('D11 of a page that is a picture too only the picture is left', async () => {
    const { bytes, width, height } = await kept(polyglot())
    expect({ width, height }).toEqual({ width: 3, height: 3 })
    expect(Buffer.from(bytes).includes('script')).toBe(false)
  })

  test('D11 of ten thousand frames the first is left', async () => {
    for (const animation of [gif(10_000), await animatedWebp(10_000)]) {
      const { bytes } = await kept(animation)
      expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1)
      expect(bytes.length).toBeLessThan(2000)
    }
  })

  test.each([
    ['of printers’ colours', () => plain(50, 40).toColourspace('cmyk').jpeg()],
    ['with a profile of its own', () => plain(50, 40).withIccProfile('p3').png()],
    ['in grey', () => plain(50, 40).greyscale().png()],
    ['of a palette', () => plain(50, 40).png({ palette: true })],
    ['in WebP', () => plain(50, 40).webp()],
  ])('B9 a picture %s becomes one that every browser shows', async (_name, make) => {
    const { bytes, mediaType, width, height } = await kept(await made(make()))
    expect({ mediaType, width, height }).toEqual({ mediaType: 'image/jpeg', width: 50, height: 40 })
    const { icc, space } = await sharp(bytes).metadata()
    expect({ icc, space }).toMatchObject({ icc: undefined, space: expect.stringMatching(/^(srgb|b-w)$/) })
  })

  test('B9 what shines through goes on doing so', async () => {
    const glass = sharp({ create: { width: 8, height: 8, channels: 4, background: '#2456d680' } })
    const { bytes, mediaType } = await kept(await made(glass.png()))
    expect(mediaType).toBe('image/webp')
    expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
  })

  test('B9 what is larger than anyone needs is scaled down', async () => {
    const { width, height } = await kept(await made(plain(5000, 1000).png()))
    expect({ width, height }).toEqual({ width: 2560, height: 512 })
  })
})

describe('encoding takes no more of the machine than one picture', () => {
  const picture = png({ width: 1, height: 1 })

  test('D11 one that takes too long is killed, and the next one is served', async () => {
    const hasty = new ProcessImageEncoder({ maxMs: 1, onStart: scales.watch })
    await expect(hasty.encode(sender, picture)).rejects.toMatchObject({ code: 'image_refused' })
    expect(() => process.kill(scales.pids[0] ?? 0, 0)).toThrow('ESRCH')
    expect(await encoder.encode(sender, picture)).toMatchObject({ width: 1 })
  })

  test('D11 they come one after the other; a room may have four, an address eight, and all sixteen', async () => {
    let running = 0
    let most = 0
    const counted = new ProcessImageEncoder({
      maxMs: 1,
      onStart: () => {
        most = Math.max(most, ++running)
      },
    })
    const codes: string[] = []
    const all = [
      'a',
      'a',
      'a',
      'a',
      'a',
      'b',
      'b',
      'b',
      'b',
      'bb',
      'c',
      'c',
      'c',
      'c',
      'd',
      'd',
      'd',
      'd',
      'e',
    ]
    await Promise.all(
      all.map((room, at) =>
        counted
          .encode(
            { roomId: room, participantId: `${room}${at}`, address: room < 'c' ? 'one' : 'other' },
            picture,
          )
          .catch(({ code }: { code: string }) => void (codes[at] = code))
          .finally(() => running--),
      ),
    )
    expect(most).toBe(1)
    expect(codes.flatMap((code, at) => (code === 'too_many' ? at : []))).toEqual([4, 9, 18])
  })

  test('D11 one person may have two; a picture that would find no place is refused before it is sent', async () => {
    const first = [encoder.encode(sender, picture), encoder.encode(sender, picture)]
    expect(() => encoder.requirePlace(sender)).toThrow(new AppError('too_many'))
    expect(() => encoder.requirePlace({ ...sender, participantId: 'other' })).not.toThrow()
    await expect(encoder.encode(sender, picture)).rejects.toMatchObject({ code: 'too_many' })
    await Promise.all(first)
    expect(() => encoder.requirePlace(sender)).not.toThrow()
  })
})
