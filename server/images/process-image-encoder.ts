import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { maxImagePixels, maxImageSide } from '@/lib/board/images'
import { AppError } from '@/lib/errors'
import { runLimited } from '@/server/limited-process'
import type { EncodedImage, ImageEncoder, ImageSender } from '@/server/images/image-encoder'

/** Beside this file in the sources, beside the bundle in a build (server/bin/prepare.mjs). */
const program = fileURLToPath(new URL('./encode-image.mjs', import.meta.url))

/** Pictures that wait for their turn, from one person (a browser sends one after the other), from one room, from one address and in all. */
const maxWaitingOfPerson = 2
const maxWaitingOfRoom = 4
const maxWaitingOfAddress = 8
const maxWaiting = 16

/** So much of the processor one may take, in s (D11). 12 and 24 megapixels took 320 to 520 ms on two quiet cores. */
const maxProcessorSeconds = 2
/** So long one may take on the clock, in ms, whatever else the machine does: others wait meanwhile. */
const maxMs = 10_000
/** So much memory its process may take, in bytes. */
const maxMemory = 300 * 1024 * 1024
/** No picture of ours is larger. */
const maxOutputBytes = 24 * 1024 * 1024

const heading = z.union([
  z.object({ refused: z.enum(['image_refused', 'image_too_large']) }),
  z.object({ mediaType: z.string(), width: z.number().int(), height: z.number().int() }),
])

/**
 * Encodes pictures one after the other, each in a process of its own that is killed when it takes too long. So
 * many people's pictures never take more of the machine than one.
 */
export class ProcessImageEncoder implements ImageEncoder {
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = new Set<ImageSender>()

  /** `onStart` hears of every process that is started. */
  constructor(
    private readonly limits: { maxMs: number; onStart?: (pid: number | undefined) => void } = { maxMs },
  ) {}

  requirePlace({ roomId, participantId, address }: ImageSender): void {
    const all = [...this.#waiting]
    const count = (of: (other: ImageSender) => boolean) => all.filter(of).length
    const isFull =
      count((one) => one.participantId === participantId) >= maxWaitingOfPerson ||
      count((one) => one.roomId === roomId) >= maxWaitingOfRoom ||
      count((one) => one.address === address) >= maxWaitingOfAddress ||
      all.length >= maxWaiting
    if (isFull) throw new AppError('too_many')
  }

  async encode(sender: ImageSender, bytes: Uint8Array, maxSide = maxImageSide): Promise<EncodedImage> {
    this.requirePlace(sender)
    const waiting = { ...sender }
    this.#waiting.add(waiting)
    const mine = this.#turn.then(() => this.#run(bytes, maxSide))
    this.#turn = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting.delete(waiting)
    }
  }

  async #run(bytes: Uint8Array, maxSide: number): Promise<EncodedImage> {
    const limits = JSON.stringify({ maxPixels: maxImagePixels, maxSide, maxMemory })
    const { maxMs: ms, onStart } = this.limits
    const { code, output } = await runLimited([program, limits], bytes, {
      ...{ processorSeconds: maxProcessorSeconds, ms, heapMb: 64, outputBytes: maxOutputBytes },
      onStart,
    })
    const end = output.indexOf(0x0a)
    // It died of the picture: out of time or memory, or the decoder broke.
    if (code !== 0 && code !== 1) throw new AppError('image_refused')
    if (code === 1 || end < 0) throw new Error('the program that encodes pictures does not run')
    const head = heading.parse(JSON.parse(output.subarray(0, end).toString('utf8')))
    if ('refused' in head) throw new AppError(head.refused)
    return { ...head, bytes: new Uint8Array(output.subarray(end + 1)) }
  }
}
