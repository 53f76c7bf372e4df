import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { maxImageSide } from '@/lib/board/images'
import { joinByLink } from './drawer'
import { expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'
import { startServer } from './server-process'

interface FileToGive {
  name: string
  type: string
  base64: string
}

async function picture(width: number, height: number, background: string, type: 'png' | 'jpeg' = 'png') {
  const image = sharp({ create: { width, height, channels: 3, background } })
  const bytes = await (type === 'png' ? image.png() : image.jpeg()).toBuffer()
  return { name: `sketch.${type}`, type: `image/${type}`, base64: bytes.toString('base64') }
}

/** Drops files on the board, as from a folder of this machine. */
async function drop({ page }: RoomPage, x: number, y: number, files: FileToGive[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      data.items.add(new File([bytes], name, { type }))
    }
    return data
  }, files)
  await page
    .locator('.tl-canvas')
    .dispatchEvent('drop', { dataTransfer: transfer, clientX: x, clientY: y, bubbles: true })
}

/** Puts a picture into the clipboard of this browser. */
function copyPicture({ page }: RoomPage, { type, base64 }: FileToGive): Promise<void> {
  return page.evaluate(
    async ({ type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([bytes], { type }) })])
    },
    { type, base64 },
  )
}

/** The sizes in pixels of the pictures that somebody really sees. */
function seen({ page }: RoomPage): Promise<string[]> {
  return page.locator('.board-picture img.tl-image').evaluateAll((images) =>
    (images as HTMLImageElement[])
      .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
      .map(({ naturalWidth, naturalHeight }) => `${naturalWidth}x${naturalHeight}`)
      .sort(),
  )
}

const see = (room: RoomPage, ...sizes: string[]) => expect.poll(() => seen(room)).toEqual(sizes)

test('B9 a picture that is dropped or pasted is seen by everybody in the room, and by nobody outside', async ({
  person,
  room,
  server,
}) => {
  const [mina, jun, eve] = [await person(), await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await jun.join(room.candidateUrl, 'Jun')

  const notes = { name: 'notes.txt', type: 'text/plain', base64: btoa('not a picture') }
  await drop(interviewer, 500, 300, [await picture(320, 200, '#2456d6'), notes])
  await expect(mina.page.getByText('Only pictures can go on the board')).toBeVisible()
  await see(interviewer, '320x200')
  await see(candidate, '320x200')

  await jun.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await candidate.point(700, 600)
  await copyPicture(candidate, await picture(64, 48, '#b3261e'))
  await jun.page.keyboard.press('Control+v')
  await see(candidate, '320x200', '64x48')
  await see(interviewer, '320x200', '64x48')
  await jun.page.reload()
  await candidate.ready()
  await see(candidate, '320x200', '64x48')
  await RoomPage.equal(interviewer, candidate)

  const [row] = await server.rows<{ id: string }>(
    'SELECT id FROM "Image" WHERE width = 320 AND "roomId" = $1',
    [room.roomId],
  )
  const path = `/api/rooms/${room.roomId}/images/${row?.id}`
  const own = await jun.context.request.get(path)
  expect(own.status()).toBe(200)
  expect(own.headers()['content-type']).toBe('image/jpeg')
  expect(own.headers()['cache-control']).toBe('private, no-store')
  expect(own.headers()['content-security-policy']).toContain("default-src 'none'; sandbox")
  expect((await eve.context.request.get(path)).status()).toBe(404)
  const elsewhere = await server.makeRoom()
  const { cookie } = await joinByLink(elsewhere.interviewerUrl, 'Eve')
  for (const roomId of [room.roomId, elsewhere.roomId]) {
    const response = await fetch(`${server.url}/api/rooms/${roomId}/images/${row?.id}`, {
      headers: { cookie },
    })
    expect(response.status).toBe(404)
  }

  await mina.page.keyboard.press('Control+z')
  await see(interviewer, '64x48')
  await see(candidate, '64x48')
})

test('B9 a picture of this machine is chosen, made smaller, described, copied, and waits for the connection', async ({
  person,
  room,
}) => {
  const mina = await person()
  const view = await mina.join(room.interviewerUrl, 'Mina')
  const { page } = mina

  await page.keyboard.press('/')
  await page.keyboard.insertText('photo')
  const choosing = page.waitForEvent('filechooser')
  await expect(page.locator('.pick-list').getByRole('option')).toHaveText(['Add a picture'])
  await page.keyboard.press('Enter')
  const { base64 } = await picture(5200, 2600, '#1b7048', 'jpeg')
  await (
    await choosing
  ).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') })
  const size = `${maxImageSide}x${maxImageSide / 2}`
  await see(view, size)

  await page.getByRole('button', { name: 'Describe' }).click()
  await page.getByRole('textbox', { name: 'Describe' }).fill('Where the data centres are')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: 'Where the data centres are' })).toHaveCount(1)

  await mina.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('Control+c')
  // Copying takes a moment, and a picture may be left from somewhere else.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types)))
    .toContain('text/html')
  await page.keyboard.press('Control+v')
  await see(view, size, size)

  const svg = { name: 'logo.svg', type: 'image/svg+xml', base64: btoa('<svg onload="alert(1)"/>') }
  await drop(view, 400, 300, [svg, { name: 'torn.png', type: 'image/png', base64: btoa('torn') }])
  await expect(page.getByText('SVG cannot go on the board')).toBeVisible()
  await expect(page.getByText('This file cannot be shown as a picture')).toBeVisible()

  mina.expectComplaints(/ERR_INTERNET_DISCONNECTED|WebSocket/)
  await mina.context.setOffline(true)
  await drop(view, 300, 600, [await picture(40, 30, '#875500')])
  await expect(page.getByText('Pictures need the connection')).toBeVisible()
  await see(view, size, size)
  await mina.context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await see(view, size, size, '40x30')
})

test('B10 a picture from elsewhere is put back: nobody’s browser asks for it', async ({ person, room }) => {
  const [mina, eve] = [await person(), await person()]
  const interviewer = await mina.join(room.interviewerUrl, 'Mina')
  const candidate = await eve.join(room.candidateUrl, 'Eve')
  await eve.page.evaluate(() => {
    interface Editor {
      createAssets(assets: object[]): void
      createShape(shape: object): void
    }
    const { editor } = document.querySelector('.board') as unknown as { editor: Editor }
    const props = { w: 9, h: 9, name: '', isAnimated: false, mimeType: 'image/png' }
    for (const [at, src] of ['https://elsewhere.example/pixel.png', 'data:image/png;base64,AA=='].entries()) {
      const id = `asset:eve${at}`
      editor.createAssets([{ id, typeName: 'asset', type: 'image', meta: {}, props: { ...props, src } }])
      editor.createShape({ type: 'image', x: 300 + 320 * at, y: 300, props: { w: 300, h: 200, assetId: id } })
    }
  })
  await expect(eve.page.getByText('That would show something from another site')).toBeVisible()
  for (const view of [interviewer, candidate]) {
    await expect(view.page.getByText('This picture is no longer here.')).toHaveCount(2)
    await expect(view.page.locator('img.tl-image')).toHaveCount(0)
    expect(await view.canonical()).not.toMatch(/elsewhere|base64/)
  }
  await RoomPage.equal(interviewer, candidate)
})

test('B9 a store that is full or away says so where it happens, leaves nothing, and may be tried again', async ({
  person,
}) => {
  const objects = new Map<string, Buffer>()
  let answer = 507
  const store = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => void parts.push(part))
    request.on('end', () => {
      const key = request.url ?? ''
      if (request.method === 'DELETE') objects.delete(key)
      if (request.method === 'PUT' && answer === 200) objects.set(key, Buffer.concat(parts))
      const status =
        request.method === 'PUT' ? answer : request.method === 'GET' && !objects.has(key) ? 404 : 200
      response.writeHead(status).end(request.method === 'GET' ? objects.get(key) : '')
    })
  })
  await new Promise<void>((resolve) => void store.listen(0, '127.0.0.1', resolve))
  const server = await startServer({
    S3_ENDPOINT: `http://127.0.0.1:${(store.address() as AddressInfo).port}`,
    ...{ S3_BUCKET: 'pictures', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' },
  })
  try {
    const room = await server.makeRoom()
    const mina = await person({ baseURL: server.url })
    const view = await mina.join(room.interviewerUrl, 'Mina')
    mina.expectComplaints(/507|503/)
    await drop(view, 500, 300, [await picture(80, 60, '#59019c')])
    await expect(mina.page.getByText('There is no room left for pictures on this server')).toBeVisible()
    expect(await view.shapes()).toEqual([])
    expect(await server.rows('SELECT id FROM "Image"')).toEqual([])

    answer = 403
    await mina.page.getByRole('button', { name: 'Try again' }).click()
    await expect(mina.page.getByText('The picture could not be added')).toBeVisible()
    expect(objects.size).toBe(0)
    expect(await server.rows('SELECT id FROM "Image"')).toEqual([])

    answer = 200
    await mina.page.getByRole('button', { name: 'Try again' }).last().click()
    await see(view, '80x60')
    expect([...objects.keys()]).toEqual([expect.stringContaining(`/pictures/rooms/${room.roomId}/`)])
    // Nobody is there to miss the server.
    await mina.page.close()
  } finally {
    await server.stop()
    store.close()
  }
})
