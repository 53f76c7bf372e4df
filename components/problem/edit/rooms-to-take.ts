import { roomsPath } from '@/components/sessions/session-requests'
import { allRooms, type RoomItem, type RoomPage } from '@/lib/room-list'

/** So many rooms to choose from are enough: those that are open come before those that are over. */
export const enoughRooms = 30

/** Rooms whose board may be taken: what a candidate draws in a running interview is not the lead's to take. */
function mayTake({ isHost, kind, phase }: RoomItem): boolean {
  return isHost && (kind !== 'interview' || phase === 'ended' || phase === 'released')
}

/** The rooms whose boards may be taken, however many others lie between them. Throws what `list` throws. */
export async function roomsToTake(list: (path: string) => Promise<RoomPage>): Promise<RoomItem[]> {
  const found: RoomItem[] = []
  let after: string | null = null
  do {
    const page: RoomPage = await list(roomsPath(allRooms, after))
    found.push(...page.rooms.filter(mayTake))
    after = page.next
  } while (after !== null && found.length < enoughRooms)
  return found
}
