import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isRunning, processStart } from '@/server/process-identity'

/** What a running PostgreSQL writes about itself into its data folder. */
export interface Postmaster {
  pid: number
  socketDir: string
  ready: boolean
}

/** Reads postmaster.pid of a cluster; null when there is none or it is still being written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, socketDir: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' }
}

/**
 * Stops the server that a crashed parent left behind, and clears a pid file whose pid belongs to
 * somebody else by now. Returns once no server runs on the cluster.
 * `deadPid` gives a pid that belongs to nobody.
 */
export async function stopOrphan(cluster: string, deadPid: () => number): Promise<'none' | 'stopped'> {
  const found = await readPostmaster(cluster)
  if (!found) return 'none'
  await removeSocketDir(found.socketDir)
  const alive = processStart(found.pid) !== null
  if (!alive || !isRunning(found.pid, 'postgres', cluster)) {
    // PostgreSQL refuses to start while the pid in the file exists, be it somebody else's by now or a
    // killed server that nobody has reaped yet. The file stays, because its shared memory key is what
    // shows that backends of the old server still live.
    if (exists(found.pid)) {
      const file = path.join(cluster, 'postmaster.pid')
      const text = await readFile(file, 'utf8')
      await writeFile(file, text.replace(/^\d+/, String(deadPid())))
    }
    return 'none'
  }
  await stopServer(found.pid)
  return 'stopped'
}

/** Also true of a zombie. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Fast shutdown; when that takes too long, immediate (the next start recovers), then kill. */
export async function stopServer(pid: number): Promise<void> {
  const started = processStart(pid)
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 8_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 2_000],
  ]
  for (const [signal, waitMs] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = Date.now() + waitMs
    while (Date.now() < deadline) {
      if (processStart(pid) !== started) return
      await delay(10)
    }
  }
}

/** Prefix of the folders that hold the sockets; only such a folder is ever removed. */
export const socketDirPrefix = 'drawbridge-pg-'

/** Removes a socket folder that this program made. */
export async function removeSocketDir(folder: string): Promise<void> {
  if (path.basename(folder).startsWith(socketDirPrefix)) await rm(folder, { recursive: true, force: true })
}
