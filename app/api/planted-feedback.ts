/** For tests of what is kept of people: what was released of them, and boards as their browsers drew them. */
import { byDimension } from '@/lib/rubric/dimensions'
import type { TestRuntime } from '@/server/test-runtime'

/** What these people's cards said when one of them released them, with notes and all. */
export async function plantRelease(
  { db }: Pick<TestRuntime, 'db'>,
  { roomId, by, people, text }: { roomId: string; by: string; people: string[]; text: string },
): Promise<void> {
  const stamp = { at: 1, elapsedMs: 1, stage: null }
  const cards = people.map((participantId) => ({
    ...{ participantId, levels: byDimension(() => 2), summary: text, submittedAt: 1 },
    points: [
      {
        ...{ id: 'p1', kind: 'strength', text, dimension: null },
        moment: { ...stamp, noteId: `${participantId}-note` },
      },
    ],
    notes: [{ ...stamp, id: `${participantId}-note`, text: `given by ${participantId}` }],
  }))
  const content = { rubric: 'readiness', level: 'mid', cards }
  await db.release.create({
    data: { roomId, version: 1, at: new Date(), participantId: by, content },
  })
}

/** A board as somebody's browser drew it for them. */
export async function plantBoardPicture(
  { db, images }: Pick<TestRuntime, 'db' | 'images'>,
  roomId: string,
  madeFor: string,
): Promise<void> {
  const picture = { mediaType: 'image/png', width: 7, height: 1, byteSize: 1 }
  const names = { imageId: 'herpicture', smallId: 'hersmallpicture' }
  const at = new Date()
  await db.boardPicture.create({
    data: { roomId, at, madeAt: at, madeFor, locale: 'en', ...names, ...picture },
  })
  for (const id of Object.values(names)) await images.put(roomId, id, new Uint8Array([1]))
}
