/** Placeholder of the interface that commands and the entry point use; the implementation is being written. */
export interface RoomRegistry {
  /** Reads the room's rows again (title, phase, participants, roles) and sends RoomState to everyone in it. No-op when not loaded. */
  refresh(roomId: string): Promise<void>
  /** Closes every connection of a participant. */
  disconnect(roomId: string, participantId: string, code: number, reason: string): void
  /** Stops accepting, flushes for at most `graceMs`, closes every socket with 1012. */
  shutdown(graceMs: number): Promise<void>
  /** Loaded rooms and open connections, for metrics. */
  stats(): { rooms: number; connections: number }
}
