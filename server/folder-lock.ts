import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { pidSpace, processStart } from '@/server/process-identity'
import { StartError } from '@/server/start-error'

const ownerSchema = z.object({ pid: z.number(), started: z.string().nullable(), space: z.string() })
type Owner = z.infer<typeof ownerSchema>

const lockName = /^owner-[0-9a-f-]+\.lock$/
const heartbeatMs = 2_000
/** An owner in another pid space (a container that is gone) is judged by its heartbeat alone. */
const silentMs = 10_000

export interface FolderLock {
  /** Gives the folder back. Safe to call twice. */
  release(): Promise<void>
}

/**
 * Makes this process the one owner of a folder (O8). The lock of a dead owner is taken at once; a live
 * owner is waited for, because it may just be stopping. `waitMs`: for how long; `onWait` is called once
 * when there is something to wait for. Throws StartError when the folder stays in use.
 *
 * Each contender has a lock file of its own: it writes its file first and looks for others afterwards,
 * and goes back when it finds one. So of two that meet, at least the later sees the earlier, and since
 * nobody ever removes a file but its owner's or a dead one's, no lock can be taken away by mistake.
 */
export async function lockFolder(
  folder: string,
  waitMs = 10_000,
  onWait: (pid: number) => void = () => {},
): Promise<FolderLock> {
  const file = path.join(folder, `owner-${randomUUID()}.lock`)
  const self: Owner = { pid: process.pid, started: processStart(process.pid), space: pidSpace() }
  const deadline = Date.now() + waitMs
  let told = false
  for (;;) {
    const owner = await findOther(folder, file)
    if (owner && !told) {
      told = true
      onWait(owner.pid)
    }
    const other = owner ?? (await claim(folder, file, self))
    if (!other) break
    if (Date.now() >= deadline)
      throw new StartError(`${folder} is in use by another Drawbridge (process ${other.pid})`)
    // Two that met and both went back must not meet again.
    await delay(20 + Math.random() * 60)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {})
  }, heartbeatMs)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      await rm(file, { force: true })
    },
  }
}

/** Writes our lock; null when it stands alone, else whom we met, and it is taken back. */
async function claim(folder: string, file: string, self: Owner): Promise<{ pid: number } | null> {
  await writeFile(file, JSON.stringify(self), { mode: 0o600 })
  const other = await findOther(folder, file)
  if (other) await rm(file, { force: true })
  return other
}

/** A live owner or contender besides us; the locks of dead ones are cleared away. */
async function findOther(folder: string, own: string): Promise<{ pid: number } | null> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name)
    if (!lockName.test(name) || file === own) continue
    const owner = await readOwner(file)
    if (!(await isGone(file, owner))) return { pid: owner?.pid ?? 0 }
    await rm(file, { force: true })
  }
  return null
}

/** null: gone meanwhile, or only half-written, by somebody at work or by somebody who crashed over it. */
async function readOwner(file: string): Promise<Owner | null> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

async function isGone(file: string, owner: Owner | null): Promise<boolean> {
  if (owner && owner.space === pidSpace()) {
    const started = processStart(owner.pid)
    return started === null || started !== owner.started
  }
  const found = await stat(file).catch(() => null)
  return !found || Date.now() - found.mtimeMs > silentMs
}
