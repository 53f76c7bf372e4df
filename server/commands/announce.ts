import type { Runtime } from '@/server/runtime'

/**
 * Tells everyone in a room that its rows changed. Never throws: the change is committed, and whoever
 * asked for it must not be told that it failed. What it takes away (a place, a role) is taken from open
 * sockets at once; should that fail, within 10 s at the latest, when every room's rows are read again (R3, S2).
 */
export async function announce(runtime: Pick<Runtime, 'rooms' | 'log'>, roomId: string): Promise<void> {
  try {
    await runtime.rooms.refresh(roomId)
  } catch (error) {
    runtime.log.warn(
      { roomId, error: error instanceof Error ? error.name : 'unknown' },
      'a room could not be refreshed',
    )
  }
}
