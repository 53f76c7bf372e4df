import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { emptyDraft } from '@/lib/problem/own-problem'
import { requireAccount } from '@/server/auth/account'
import { copyProblem } from '@/server/commands/copy-problem'
import { createOwnProblem } from '@/server/commands/create-own-problem'
import { limitNewProblems } from '@/server/limits'
import { ownProblemHeads } from '@/server/queries/own-problems'
import { json, reads, writes } from '@/server/route'

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('empty'), language: z.enum(locales) }),
  z.strictObject({ kind: z.literal('copy'), problemId: z.string(), language: z.enum(locales) }),
])

/** The problems that whoever asks has written. */
export const GET = reads(async ({ runtime, request }) => {
  const { userId } = await requireAccount(request, runtime)
  return json({ problems: await ownProblemHeads(runtime, userId) })
})

/** "Write a problem", or a copy of one to change (P4). */
export const POST = writes(input, async ({ runtime, request, body }) => {
  const { userId } = await requireAccount(request, runtime)
  await limitNewProblems(runtime, userId)
  const { language } = body
  const made =
    body.kind === 'empty'
      ? await createOwnProblem(runtime, { userId, draft: emptyDraft(language), reference: null })
      : await copyProblem(runtime, { userId, problemId: body.problemId, language })
  return json(made, { status: 201 })
})
