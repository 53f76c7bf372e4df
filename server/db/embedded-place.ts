import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { copyBinaries, findBinaries, type PostgresBinaries } from '@/server/db/embedded-binaries'
import { StartError } from '@/server/start-error'

/** PostgreSQL refuses to run as root, so root hands it to "nobody". */
const unprivileged = 65534
const systemRoot = '/var/lib/drawbridge'

/** Where the embedded cluster lives and as whom it runs. */
export interface Place {
  binaries: PostgresBinaries
  /** Holds the cluster's folder `postgres` and its log. */
  home: string
  /** The account PostgreSQL runs as; null: our own. */
  account: { uid: number; gid: number } | null
  /** True when the data is not in the folder the operator named (O7). */
  moved: boolean
}

/**
 * Decides where the cluster of a data folder lives (O7). As root it runs as an unprivileged account
 * (or as the owner of an existing cluster), and what that account cannot reach, binaries or data,
 * lives under /var/lib/drawbridge instead. A cluster that is there already is always found again.
 * Throws StartError when an existing cluster cannot be used.
 */
export async function choosePlace(dataDir: string, ownUid = process.getuid?.()): Promise<Place> {
  const binaries = await findBinaries()
  const inside = await clusterOwner(path.join(dataDir, 'postgres'))
  if (ownUid !== 0) {
    if (inside && inside.uid !== ownUid) {
      throw new StartError(
        `the database in ${dataDir} belongs to another user (uid ${inside.uid}): start as that user, or set another DATA_DIR`,
      )
    }
    return { binaries, home: dataDir, account: null, moved: false }
  }

  const account = inside && inside.uid !== 0 ? inside : { uid: unprivileged, gid: unprivileged }
  const usable = (await reaches(binaries.native, account))
    ? binaries
    : await copyBinaries(binaries, path.join(systemRoot, 'postgresql'))
  const outside = path.join(systemRoot, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  const movedEarlier = (await clusterOwner(path.join(outside, 'postgres'))) !== null
  if (!inside && (movedEarlier || !(await reaches(dataDir, account)))) {
    return { binaries: usable, home: outside, account, moved: true }
  }
  if (!(await reaches(dataDir, account))) {
    throw new StartError(
      `the database in ${dataDir} cannot be reached by the user it runs as (uid ${account.uid}): make the folders above it searchable (chmod o+x)`,
    )
  }
  return { binaries: usable, home: dataDir, account, moved: false }
}

async function clusterOwner(cluster: string): Promise<{ uid: number; gid: number } | null> {
  if (!(await stat(path.join(cluster, 'PG_VERSION')).catch(() => null))) return null
  const { uid, gid } = await stat(cluster)
  return { uid, gid }
}

/** Whether an account may search every folder down to this one. */
async function reaches(folder: string, account: { uid: number; gid: number }): Promise<boolean> {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null)
    if (found) {
      const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001
      if (!(found.mode & bit)) return false
    }
    if (at === path.dirname(at)) return true
  }
}
