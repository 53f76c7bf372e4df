import { AwsClient } from 'aws4fetch'
import { AppError } from '@/lib/errors'
import type { S3Settings } from '@/server/env'
import type { ImageStore } from '@/server/images/image-store'

/** So long one request may take, in ms. */
const maxMs = 10_000

/**
 * Pictures as objects of an S3-compatible store, addressed by path: `rooms/<room>/<picture>`. AppError unavailable
 * where the store does not answer or refuses us, store_full where it has no room.
 */
export class S3ImageStore implements ImageStore {
  readonly #client: AwsClient

  /** `onFault` hears the status of every answer that is none we count on, 0 where there was no answer. */
  constructor(
    private readonly settings: S3Settings,
    private readonly onFault: (status: number) => void,
  ) {
    const { accessKeyId, secretAccessKey, region } = settings
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  }

  async put(roomId: string, imageId: string, bytes: Uint8Array): Promise<void> {
    await this.#ask('PUT', keyOf(roomId, imageId), { body: bytes as Uint8Array<ArrayBuffer> })
  }

  async get(roomId: string, imageId: string): Promise<Uint8Array | null> {
    const response = await this.#ask('GET', keyOf(roomId, imageId))
    return response && new Uint8Array(await this.#read(() => response.arrayBuffer()))
  }

  async remove(roomId: string, imageId: string): Promise<void> {
    await this.#ask('DELETE', keyOf(roomId, imageId))
  }

  async removeRoom(roomId: string): Promise<void> {
    for (const key of await this.#keysOf(roomId)) await this.#ask('DELETE', key)
  }

  async #keysOf(roomId: string): Promise<string[]> {
    const keys: string[] = []
    let next: string | undefined
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: prefixOf(roomId) })
      if (next !== undefined) query.set('continuation-token', next)
      const response = await this.#ask('GET', `?${query}`)
      // What stands in our keys needs no escaping in XML.
      const page = response ? await this.#read(() => response.text()) : ''
      keys.push(...[...page.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key ?? ''))
      next = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(page)?.[1]
    } while (next)
    return keys
  }

  /** The answer, or null when there is no such object. */
  async #ask(method: string, key: string, init: RequestInit = {}): Promise<Response | null> {
    const url = `${this.settings.endpoint}/${this.settings.bucket}/${key}`
    const response = await this.#read(() =>
      this.#client.fetch(url, { ...init, method, signal: AbortSignal.timeout(maxMs) }),
    )
    if (response.ok) return response
    await response.body?.cancel()
    // A bucket that is not there is no picture that is not there.
    if (response.status === 404 && method !== 'PUT' && !key.startsWith('?')) return null
    this.onFault(response.status)
    throw new AppError(response.status === 507 ? 'store_full' : 'unavailable')
  }

  async #read<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch {
      this.onFault(0)
      throw new AppError('unavailable')
    }
  }
}

function prefixOf(roomId: string): string {
  return `rooms/${roomId}/`
}

function keyOf(roomId: string, imageId: string): string {
  return `${prefixOf(roomId)}${imageId}`
}
