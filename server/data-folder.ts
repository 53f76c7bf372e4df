import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '@/server/start-error'

/** What tools on this machine need to talk to the running server (O8). */
export interface Instance {
  pid: number
  /** Where it listens on this machine. */
  url: string
  /** The bearer token of /api/instance. */
  key: string
}

const instanceFile = (dataDir: string) => path.join(dataDir, 'instance.json')
const secretFile = (dataDir: string) => path.join(dataDir, 'auth-secret')

/** Makes the folder if it is missing. Throws StartError when it cannot be written. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolders(dataDir)
    const probe = path.join(dataDir, `.probe-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new StartError(
      `cannot write to the data folder ${dataDir} (${why}): set DATA_DIR to one that can be written`,
    )
  }
}

/** Like mkdir -p. Node's own never returns where a folder cannot be made although its parent exists (below /proc). */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o755 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    const parent = path.dirname(folder)
    if (code !== 'ENOENT' || parent === folder || (await stat(parent).catch(() => null))) throw error
    await makeFolders(parent)
    await mkdir(folder, { mode: 0o755 })
  }
}

/**
 * The secret that signs sessions and links, made on the first start. It lives as long as the database
 * beside it: one that is there but cannot be used is never replaced, because a new one would end every
 * session and link. Throws StartError then.
 */
export async function keepAuthSecret(dataDir: string): Promise<string> {
  const file = secretFile(dataDir)
  const mend = 'restore it from a backup, or remove it to make a new one, which ends every session and link'
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new StartError(`the secret in ${file} cannot be read (${error.code ?? error.message}): ${mend}`)
  })
  if (kept !== null) {
    if (kept.trim().length >= 32) return kept.trim()
    throw new StartError(`the secret in ${file} is cut short: ${mend}`)
  }
  const secret = randomBytes(48).toString('base64url')
  await writeWhole(file, `${secret}\n`)
  return secret
}

/** Says where this server can be reached and with which key, to this user only. */
export async function writeInstance(dataDir: string, instance: Instance): Promise<void> {
  await writeWhole(instanceFile(dataDir), `${JSON.stringify(instance)}\n`)
}

/** Takes back what writeInstance said. */
export async function removeInstance(dataDir: string): Promise<void> {
  await rm(instanceFile(dataDir), { force: true })
}

/** Never half-written: a crash leaves the old content or the new. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text, { mode: 0o600 })
  await rename(draft, file)
}
