import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { pidSpace, processStart } from '@/server/process-identity'
import { StartError } from '@/server/start-error'

const ownerSchema = z.object({
  token: z.string(),
  pid: z.number(),
  started: z.string().nullable(),
  space: z.string(),
})
type Owner = z.infer<typeof ownerSchema>

const heartbeatMs = 2_000
/** An owner in another pid space (a container that is gone) is judged by its heartbeat alone. */
const silentMs = 10_000

export interface FolderLock {
  /** Gives the folder back. Safe to call twice. */
  release(): Promise<void>
}

/**
 * Makes this process the one owner of a folder (O8), by a file `owner.lock` in it. The lock of a
 * dead owner is taken at once; a live owner is waited for, because it may just be stopping.
 * `waitMs`: for how long; `onWait` is called once when there is something to wait for.
 * Throws StartError when the folder stays in use.
 */
export async function lockFolder(
  folder: string,
  waitMs = 10_000,
  onWait: (pid: number) => void = () => {},
): Promise<FolderLock> {
  const file = path.join(folder, 'owner.lock')
  const self: Owner = {
    token: randomUUID(),
    pid: process.pid,
    started: processStart(process.pid),
    space: pidSpace(),
  }
  const draft = `${file}.${self.token}`
  await writeFile(draft, JSON.stringify(self), { mode: 0o600 })
  try {
    const deadline = Date.now() + waitMs
    for (let waited = false; ; waited = true) {
      if (await claim(file, draft, self)) break
      const owner = await readOwner(file)
      if (!owner) continue
      if (await isGone(file, owner)) {
        await removeStale(file, owner)
        continue
      }
      if (Date.now() >= deadline)
        throw new StartError(`${folder} is in use by another Drawbridge (process ${owner.pid})`)
      if (!waited) onWait(owner.pid)
      await delay(50)
    }
  } finally {
    await rm(draft, { force: true })
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {})
  }, heartbeatMs)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      if ((await readOwner(file))?.token === self.token) await rm(file, { force: true })
    },
  }
}

/** link() is atomic and brings the content with it: nobody ever reads a half-written lock. */
async function claim(file: string, draft: string, self: Owner): Promise<boolean> {
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  return (await readOwner(file))?.token === self.token
}

/**
 * Two starts may find the same dead owner, and the slower one must not remove the lock of the
 * faster: the lock is moved aside first and put back when it is not the one that was judged.
 */
async function removeStale(file: string, stale: Owner): Promise<void> {
  const aside = `${file}.stale-${randomUUID()}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  if ((await readOwner(aside))?.token !== stale.token) await link(aside, file).catch(() => {})
  await rm(aside, { force: true })
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    // Unreadable content has no owner that could be alive.
    return { token: '', pid: 0, started: null, space: pidSpace() }
  }
}

async function isGone(file: string, owner: Owner): Promise<boolean> {
  if (owner.space === pidSpace()) {
    const started = processStart(owner.pid)
    return started === null || started !== owner.started
  }
  const found = await stat(file).catch(() => null)
  return !found || Date.now() - found.mtimeMs > silentMs
}
