/** `tsx server/bench/scripted-file.ts <minutes> <file>`: a session of the script as a session file (V7), for benches. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { RecordingOfLog } from '@/lib/replay/build-recording'
import { personKey, type SessionLine, sessionFileVersion } from '@/lib/replay/session-file'
import { newClock } from '@/lib/stage/clock'
import { builtInPlans } from '@/lib/stage/plan'
import { packText, sha256 } from '@/server/replay/part-bytes'
import { scriptedSession } from '@/server/replay/scripted-session'
import { writeSessionFile } from '@/server/replay/session-file-bytes'

const [minutes = '60', path = ''] = process.argv.slice(2)
const startsAt = 1_780_000_000_000
const [mina, jun] = [
  { id: personKey(0), name: 'Mina', role: 'interviewer', color: 0 },
  { id: personKey(1), name: 'Jun', role: 'candidate', color: 1 },
] as const

const file = await writeSessionFile(lines())
await pipeline(file.read(), createWriteStream(path))

async function* lines(): AsyncGenerator<SessionLine> {
  const log = [
    ...scriptedSession({ minutes: Number(minutes), seed: 7, people: [mina.id, jun.id], startsAt }),
  ].map((row, index) => ({ ...row, seq: index + 1 }))
  const making = new RecordingOfLog({ snapshot: null, seq: 0, at: 0 }, [mina, jun], sha256)
  const built = [...(await making.readAll(log, () => null)), ...making.finish()]
  const sizes = await Promise.all(built.map(async ({ text }) => (await packText(text)).length))
  const head = making.head(built.map((part, index) => ({ ...part.head, bytes: sizes[index] ?? 0 })))
  const endedAt = head.toAt + 1000
  const { version: _, ...clock } = newClock(builtInPlans[60])
  const people = [mina, jun].map(({ id: _, ...person }) => ({ ...person, joinedAt: startsAt }))
  const said: SessionLine[] = [
    {
      ...{ t: 'session', version: sessionFileVersion, exportedAt: endedAt, seenBy: 'interviewer' },
      ...{ kind: 'interview', title: 'Bench', level: 'mid', rubric: 'readiness', isCoached: false },
      ...{ recordingDays: null, problem: null, schema: head.schema ?? null, clock, people },
      ...{ startedAt: null, endedAt, revealedAt: null, finalSeq: head.toSeq, finalHash: head.finalHash },
    },
    {
      ...{ t: 'event', kind: 'ended', at: endedAt, by: 0, stage: null },
      data: { seq: head.toSeq, isRecorded: true },
    },
    { t: 'recording', head },
    ...built.map(({ part }): SessionLine => ({ t: 'part', part })),
  ]
  yield* said
  yield { t: 'end', lines: said.length }
}
