/** For tests: all that can be asked of a session that is over. Whoever adds a way to look at one adds it here. */
import { gunzipSync } from 'node:zlib'
import * as compare from '@/app/api/compare/route'
import type { Principal, Scene } from '@/app/api/matrix/scene'
import * as progress from '@/app/api/progress/route'
import * as debrief from '@/app/api/rooms/[id]/debrief/route'
import * as evidence from '@/app/api/rooms/[id]/evidence/route'
import * as finalBoard from '@/app/api/rooms/[id]/recording/final-board/route'
import * as part from '@/app/api/rooms/[id]/recording/parts/[index]/route'
import * as presence from '@/app/api/rooms/[id]/recording/presence/route'
import * as recording from '@/app/api/rooms/[id]/recording/route'
import * as sessionFile from '@/app/api/rooms/[id]/session-file/route'
import * as report from '@/app/api/rooms/[id]/report/route'
import { reportFormats } from '@/lib/report/report'
import { readPdf } from '@/server/report/reading-pdf'
import type { Handler } from '@/server/route'

export interface Way {
  handler: Handler<never>
  params?: Record<string, string>
  path?: (roomId: string) => string
}

/** The report as a file. */
function reportAs(format: string): Way {
  return { handler: report.GET, path: (roomId) => `/api/rooms/${roomId}/report?format=${format}` }
}

export const ways: Record<string, Way> = {
  evidence: { handler: evidence.GET },
  recording: { handler: recording.GET },
  part: { handler: part.GET, params: { index: '0' } },
  presence: { handler: presence.GET },
  finalBoard: { handler: finalBoard.GET },
  sessionFile: { handler: sessionFile.GET },
  debrief: { handler: debrief.GET },
  report: { handler: report.GET },
  ...Object.fromEntries(reportFormats.map((format) => [`report as ${format}`, reportAs(format)])),
  comparison: { handler: compare.GET, path: (roomId) => `/api/compare?a=${roomId}&b=${roomId}` },
  progress: { handler: progress.GET },
}

/** The first release, as its page shows it: there is none before. */
export const firstRelease: Way = {
  handler: report.GET,
  path: (roomId) => `/api/rooms/${roomId}/report?version=1`,
}

/** An answer, with everything of it that can be read. */
export interface Seen {
  status: number
  text: string
}

/** What somebody gets by one way. */
export async function look(scene: Scene, who: Principal, { handler, params, path }: Way): Promise<Seen> {
  const response = await scene.browsers[who].send(handler, {
    method: 'GET',
    params: { id: scene.roomId, ...params },
    ...(path && { path: path(scene.roomId) }),
  })
  return { status: response.status, text: await textOf(response) }
}

/** What somebody gets by every way there is. */
export async function lookEverywhere(scene: Scene, who: Principal): Promise<Map<string, Seen>> {
  const answers = new Map<string, Seen>()
  for (const [name, way] of Object.entries(ways)) answers.set(name, await look(scene, who, way))
  return answers
}

/** Everything of an answer that can be read, also what is packed in it. */
async function textOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const afterLine = bytes.subarray(bytes.indexOf(10) + 1)
  const packed = [bytes, afterLine].find((part) => part[0] === 0x1f && part[1] === 0x8b)
  const headers = JSON.stringify([...response.headers])
  if (response.headers.get('content-type') === 'application/pdf') {
    const { text, title = '' } = await readPdf(bytes)
    // Lines are broken where the paper ends.
    return `${headers}${title}${text.replaceAll('\n', ' ')}${text.replaceAll('\n', '')}`
  }
  return `${headers}${bytes.toString('utf8')}${packed ? gunzipSync(packed).toString('utf8') : ''}`
}
