import { browserScheduler } from '@/components/browser-scheduler'
import { BoardFeed } from '@/components/replay/board-feed'
import { partsOf } from '@/components/replay/recording-source'
import { readFinalBoard, readRecording } from '@/components/replay/replay-requests'
import { type OpenBoard, openBoard } from '@/components/room/open-board'
import { partAt } from '@/lib/replay/recording-walk'

/** The board of a session that is over, at one moment after the other. */
export interface MomentBoards extends OpenBoard {
  /** Makes the document what the board was at a moment, ms since 1970. */
  show: (at: number) => Promise<void>
}

/** Opens a session's board: by its recording, and where there is none, at its end alone. */
export async function openMomentBoards(roomId: string, signal: AbortSignal): Promise<MomentBoards> {
  const view = await readRecording(roomId, signal)
  return view.head ? recordedBoards({ ...view, head: view.head }, signal) : finalBoard(roomId)
}

type Recorded = Parameters<typeof partsOf>[0] & { head: Parameters<BoardFeed['show']>[0] }

function recordedBoards(view: Recorded, signal: AbortSignal): MomentBoards {
  const { head } = view
  const feed = new BoardFeed()
  const read = partsOf(view, browserScheduler)
  return {
    doc: feed.doc,
    awareness: feed.awareness,
    show: async (at) => {
      const part = await read(partAt(head, at), signal)
      if (!signal.aborted) feed.show(head, part, at)
    },
    dispose: () => feed.dispose(),
  }
}

async function finalBoard(roomId: string): Promise<MomentBoards> {
  const { state } = await readFinalBoard(roomId)
  return { ...openBoard(state), show: () => Promise.resolve() }
}
