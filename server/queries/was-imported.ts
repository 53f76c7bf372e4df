import type { Runtime } from '@/server/runtime'

/**
 * Whether a room was made of a session file (V7). Nothing in it is hidden from whoever opened it, who is an interviewer
 * in it: the file held only what its writer might see.
 */
export async function wasImported({ db }: Pick<Runtime, 'db'>, roomId: string): Promise<boolean> {
  return (await db.room.count({ where: { id: roomId, importedAt: { not: null } } })) > 0
}
