/** For tests: people with an account, and problems they have written. */
import { AppError } from '@/lib/errors'
import { emptyDraft, type OwnBoard, type OwnDraft } from '@/lib/problem/own-problem'
import { createOwnProblem } from '@/server/commands/create-own-problem'
import { publishOwnProblem } from '@/server/commands/publish-own-problem'
import { shareOwnProblem } from '@/server/commands/share-own-problem'
import { newId } from '@/server/auth/id'
import type { TestRuntime } from '@/server/test-runtime'

/** Somebody with an account. */
export async function newAccount({ db }: Pick<TestRuntime, 'db'>, name: string): Promise<string> {
  const id = newId()
  await db.user.create({ data: { id, name, email: `${id}@example.com` } })
  return id
}

/** What stands in every part of a pack that no candidate may see. */
export const secret = 'canary-own-pack'

/** A problem with something in each of its parts: the brief is for everybody, all else says `secret`. */
export function wholeDraft(title: string): OwnDraft {
  const stage = {
    say: [`${secret} say`],
    listenFor: [`${secret} listen`],
    hints: { nudge: `${secret} nudge`, pointer: `${secret} pointer`, nearAnswer: `${secret} near` },
  }
  return {
    ...emptyDraft('en'),
    ...{ title, line: 'A line for everybody', statement: 'Design **it**.', given: ['What is given'] },
    crux: `${secret} crux`,
    stages: { scope: stage, high_level: stage, deep_dive: stage, wrap_up: stage },
    questions: [{ question: `${secret} question`, answer: `${secret} answer` }],
    functional: [`${secret} functional`],
    nonfunctional: [{ quality: `${secret} quality`, target: '' }],
    out: [`${secret} out`],
    estimate: [{ name: 'users', label: `${secret} users`, formula: '1M', unit: '' }],
    estimateReading: [`${secret} reading`],
    api: [{ method: 'GET', path: `/${secret}`, request: '', response: '', notes: '' }],
    entities: [{ name: secret, store: 'relational_db', why: '', fields: [] }],
    walkthrough: [`${secret} walkthrough`],
    deepDives: [{ topic: `${secret} topic`, ask: '', listenFor: [] }],
    failures: [{ issue: `${secret} issue`, remedy: `${secret} remedy` }],
    followUps: [{ title: 'Ten times more', prompt: `${secret} prompt`, listenFor: [] }],
    wrapUp: [{ ask: `${secret} wrap up`, listenFor: '' }],
    levels: { junior: secret, mid: secret, senior: secret, staff: secret },
  }
}

/** A problem that is ready, and shared if asked. */
export async function readyProblem(
  runtime: TestRuntime,
  userId: string,
  {
    title = 'URL shortener',
    isShared = false,
    reference = null,
  }: { title?: string; isShared?: boolean; reference?: OwnBoard | null } = {},
): Promise<string> {
  const { id: problemId } = await createOwnProblem(runtime, { userId, draft: wholeDraft(title), reference })
  await publishOwnProblem(runtime, { userId, problemId, version: 1 })
  if (isShared) await shareOwnProblem(runtime, { userId, problemId, isShared })
  return problemId
}

/** How some work ended: `done`, or the code of its refusal and the fields it points at. Any other failure is thrown. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [error.code, ...Object.keys(error.fields)].join(' ')
  }
}
