import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { until } from './drawer'
import { expect, test } from './fixtures'
import { RoomPage } from './pages/room-page'
import { freePort, startServer } from './server-process'

const host = 'room.example.test'

test('B10 X1 behind the README’s reverse proxy, on https and a real name, the board is still there after 10 s', async ({
  launchOptions,
}) => {
  test.setTimeout(120_000)
  const port = await freePort()
  const publicUrl = `https://${host}:${port}`
  const server = await startServer({ PUBLIC_URL: publicUrl, TRUST_PROXY: '1' })
  const proxy = await startProxy(port, server.port)
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      `--host-resolver-rules=MAP ${host} 127.0.0.1`,
      '--ignore-certificate-errors',
    ],
  })
  try {
    const room = await server.makeRoom()
    expect(room.interviewerUrl.startsWith(publicUrl)).toBe(true)
    const [mina, jun] = [
      await browser.newPage(),
      await browser.newContext().then((context) => context.newPage()),
    ]
    const outside = new Set<string>()
    mina.on('request', (request) => {
      const url = new URL(request.url())
      if (url.origin !== publicUrl && !['data:', 'blob:'].includes(url.protocol))
        outside.add(url.origin + url.pathname)
    })
    const interviewer = await RoomPage.join(mina, room.interviewerUrl, 'Mina')
    const candidate = await RoomPage.join(jun, room.candidateUrl, 'Jun')
    const shown = Date.now()
    await candidate.drawBox([300, 300], [480, 370], 'over https')
    await expect(async () => expect(await interviewer.shapes()).toHaveLength(1)).toPass()
    const [cookie] = await mina.context().cookies()
    expect(cookie).toMatchObject({ name: '__Host-drawbridge', secure: true, httpOnly: true, sameSite: 'Lax' })

    // A canvas without a key blanks itself after five seconds on such an address in tldraw 4 and later.
    await expect(() => expect(Date.now() - shown).toBeGreaterThan(10_000)).toPass({ timeout: 15_000 })
    await candidate.drawBox([300, 500], [480, 570], 'still here')
    await expect(async () => expect(await interviewer.shapes()).toHaveLength(2)).toPass()
    await expect(interviewer.board.locator('.tl-canvas')).toBeVisible()
    await expect(interviewer.page.getByText('over https')).toBeVisible()
    expect(await mina.evaluate(async () => (await fetch('/metrics')).status)).toBe(404)
    // The one request that leaves: the vendor's watermark, asked for by its licence.
    expect(
      [...outside].filter((url) => !/^https:\/\/cdn\.tldraw\.com\/3\.15\.6\/watermarks\//.test(url)),
    ).toEqual([])
  } finally {
    await browser.close()
    await proxy.stop()
    await server.stop()
  }
})

/** nginx with the recipe of the README; only names, ports and the certificate's place are the test's. */
async function startProxy(port: number, upstream: number): Promise<{ stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-proxy-'))
  await chmod(folder, 0o755)
  const readme = await readFile('README.md', 'utf8')
  const recipe = /<!-- recipe:nginx -->\n```nginx\n([^]*?)```/.exec(readme)?.[1]
  if (!recipe) throw new Error('the README has no recipe')
  const live = '/etc/letsencrypt/live/room.example.com/'
  const site = recipe
    .replaceAll(live, `${folder}/`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replaceAll('room.example.com', host)
    .replace('http://127.0.0.1:3000', `http://127.0.0.1:${upstream}`)
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${host}`,
      '-keyout',
      `${folder}/privkey.pem`,
      '-out',
      `${folder}/fullchain.pem`,
    ],
    { stdio: 'ignore' },
  )
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ')
  await writeFile(
    `${folder}/nginx.conf`,
    `pid ${folder}/pid; error_log ${folder}/error.log; events {} http { access_log off; ${temp}\n${site}\n}`,
  )
  // Debian keeps it where only root looks.
  const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((file) => existsSync(file)) ?? 'nginx'
  const args = ['-c', `${folder}/nginx.conf`, '-p', folder, '-e', `${folder}/error.log`, '-g', 'daemon off;']
  const nginx = spawn(program, args, { stdio: 'inherit' })
  const ended = once(nginx, 'exit')
  await until(
    () =>
      readFile(`${folder}/pid`).then(
        () => true,
        () => nginx.exitCode !== null,
      ),
    10_000,
    'nginx',
  )
  if (nginx.exitCode !== null) throw new Error('nginx did not take the recipe')
  return {
    async stop() {
      nginx.kill('SIGQUIT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
