import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { maxAtOnce, putPicture, sortFiles } from '@/components/canvas/pictures/add-pictures'
import type { Editor } from 'tldraw'
import { PictureCache } from '@/components/canvas/pictures/picture-cache'
import { PictureQueue } from '@/components/canvas/pictures/picture-queue'
import { PictureFailed } from '@/components/canvas/pictures/picture-source'
import type { ImageView } from '@/lib/board/images'

const picture = new Blob(['pixels'], { type: 'image/webp' })
const area = { x: 0, y: 0, w: 10, h: 10 }
const asset = (src: string) => ({ props: { src } }) as never

/** Object URLs that nobody has given back yet. */
const open = new Set<string>()
beforeEach(() => {
  open.clear()
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${open.size + 1}`
    open.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void open.delete(url))
})
afterEach(() => void vi.restoreAllMocks())

describe('the pictures of a board', () => {
  test('B9 are loaded once each, however often they are asked for', async () => {
    const asked: string[] = []
    const cache = new PictureCache({ load: (id) => Promise.resolve(asked.push(id) > 0 ? picture : null) })
    const context = {} as never
    const urls = await Promise.all([
      cache.assets.resolve?.(asset('asset:a'), context),
      cache.assets.resolve?.(asset('asset:a'), context),
    ])
    expect(urls).toEqual(['blob:1', 'blob:1'])
    expect(cache.stateOf('a')).toEqual({ is: 'shown', url: 'blob:1' })
    expect(asked).toEqual(['a'])
    cache.clear()
    expect(open.size).toBe(0)
  })

  test('B10 nothing is asked for but pictures of the room', async () => {
    const load = vi.fn(() => Promise.resolve(picture))
    const cache = new PictureCache({ load })
    for (const src of [
      'https://elsewhere.example/a.png',
      'data:image/png;base64,AA',
      '/api/rooms/x/images/a',
      '',
    ])
      expect(await cache.assets.resolve?.(asset(src), {} as never)).toBeNull()
    expect(load).not.toHaveBeenCalled()
  })

  test('B9 one that is gone stays so; one that could not be had is tried again', async () => {
    const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve(picture)]
    const cache = new PictureCache({
      load: (id) => (id === 'gone' ? Promise.resolve(null) : (answers.shift()?.() ?? Promise.resolve(null))),
    })
    await cache.load('gone')
    await cache.load('late')
    expect([cache.stateOf('gone').is, cache.stateOf('late').is]).toEqual(['gone', 'broken'])
    cache.retry()
    expect(cache.stateOf('late').is).toBe('loading')
    await cache.load('late')
    expect([cache.stateOf('gone').is, cache.stateOf('late').is]).toEqual(['gone', 'shown'])
  })

  test('what comes after the board is gone is given back at once', async () => {
    const cache = new PictureCache({ load: () => Promise.resolve(picture) })
    const load = cache.load('a')
    cache.clear()
    await load
    expect(open.size).toBe(0)
  })
})

describe('pictures on their way', () => {
  const image = (id: string): ImageView => ({ id, width: 1, height: 1, mediaType: 'image/webp' })

  /** A queue, what came of it, and the tries that were offered. */
  function scene(upload: (blob: Blob) => Promise<ImageView>) {
    const failures: string[] = []
    const retries: ((() => void) | null)[] = []
    const queue = new PictureQueue({
      upload,
      onFailed: ({ problem }, retry) => {
        failures.push(problem)
        retries.push(retry)
      },
    })
    return { queue, failures, retries }
  }

  test('B9 are shown here alone until they are kept, and go one after the other', async () => {
    const log: string[] = []
    const { queue } = scene((blob) => {
      log.push(`up ${blob.size}`)
      return Promise.resolve(image(String(blob.size)))
    })
    const put = ({ id }: ImageView) => Promise.resolve(void log.push(`put ${id}`))
    const all = [queue.add(new Blob(['1']), area, put), queue.add(new Blob(['22']), area, put)]
    expect(queue.pending.get().map(({ preview }) => preview)).toEqual(['blob:1', 'blob:2'])
    expect(log).toEqual([])
    await Promise.all(all)
    expect(log).toEqual(['up 1', 'put 1', 'up 2', 'put 2'])
    expect(queue.pending.get()).toEqual([])
    expect(open.size).toBe(0)
  })

  test('B9 B11 one that comes when its board was restored is not lost: it is said, and lies on the board of now when tried again', async () => {
    const { queue, failures, retries } = scene(() => Promise.resolve(image('a')))
    const drawn: string[] = []
    const editorOf = (name: string, isDisposed: boolean) =>
      ({
        ...{ isDisposed, inputs: { isPointing: isDisposed }, on: () => undefined, off: () => undefined },
        ...{ getIsReadonly: () => false, isIn: () => false, markHistoryStoppingPoint: () => undefined },
        ...{ run: (work: () => void) => work(), createAssets: () => undefined },
        createShape: () => void drawn.push(name),
      }) as unknown as Editor
    const shown = { editor: editorOf('gone', true) }
    await queue.add(picture, area, (sent) => putPicture(shown.editor, sent, area))
    expect({ drawn, failures }).toEqual({ drawn: [], failures: ['notNow'] })
    shown.editor = editorOf('of now', false)
    retries[0]?.()
    await vi.waitFor(() => expect(drawn).toEqual(['of now']))
  })

  test('B9 one that fails is said and can be tried again; the next one goes on', async () => {
    const answers = [() => Promise.reject(new PictureFailed('offline'))]
    const { queue, failures, retries } = scene(() => answers.shift()?.() ?? Promise.resolve(image('a')))
    const put = vi.fn(() => Promise.resolve())
    await Promise.all([queue.add(picture, area, put), queue.add(picture, area, put)])
    expect(failures).toEqual(['offline'])
    expect(put).toHaveBeenCalledTimes(1)
    retries[0]?.()
    expect(queue.pending.get()).toHaveLength(1)
    await vi.waitFor(() => expect(put).toHaveBeenCalledTimes(2))
    expect(open.size).toBe(0)
  })

  test('B9 what is kept already is not sent again when only the board did not take it', async () => {
    const upload = vi.fn(() => Promise.resolve(image('a')))
    const { queue, failures, retries } = scene(upload)
    const put = vi.fn().mockRejectedValueOnce(new PictureFailed('notNow')).mockResolvedValue(undefined)
    await queue.add(picture, area, put)
    retries[0]?.()
    await vi.waitFor(() => expect(put).toHaveBeenCalledTimes(2))
    expect(failures).toEqual(['notNow'])
    expect(upload).toHaveBeenCalledTimes(1)
  })

  test('B9 what will never be taken is not offered again', async () => {
    for (const problem of ['refused', 'tooLarge', 'roomFull'] as const) {
      const { queue, retries } = scene(() => Promise.reject(new PictureFailed(problem)))
      await queue.add(picture, area, () => Promise.resolve())
      expect(retries).toEqual([null])
    }
    const { queue, failures } = scene(() => Promise.reject(new Error('a bug')))
    await queue.add(picture, area, () => Promise.resolve())
    expect(failures).toEqual(['failed'])
  })
})

test('B9 of what was dropped pictures are taken, and the rest is said once each', () => {
  const file = (type: string) => new File(['x'], 'x.png', { type })
  const [png, heic] = [file('image/png'), file('image/heic')]
  expect(sortFiles([png, file('text/html'), heic, file(''), file('image/svg+xml')])).toEqual({
    pictures: [png, heic],
    refusals: ['notPictures', 'noSvg'],
  })
  const many = Array.from({ length: maxAtOnce + 1 }, () => png)
  expect(sortFiles(many)).toEqual({ pictures: many.slice(1), refusals: ['tooMany'] })
})
