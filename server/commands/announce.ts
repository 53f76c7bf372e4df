import type { Runtime } from '@/server/runtime'

/**
 * Tells everyone in a room that its rows changed. Never throws: the change is committed, and whoever
 * asked for it must not be told that it failed; the room sends its state every 10 s anyway (S2).
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
