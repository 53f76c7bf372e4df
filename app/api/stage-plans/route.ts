import type { z } from 'zod'
import { planToSave } from '@/lib/stage/plan'
import { requireUser } from '@/server/auth/require-user'
import { savePlan } from '@/server/commands/save-plan'
import { plansOfUser } from '@/server/queries/plans-of-user'
import { json, reads, sessionOf, writes } from '@/server/route'

/** The plans this person keeps, and whether this browser has somebody who may keep any. */
export const GET = reads(async ({ runtime, request }) => {
  const session = await sessionOf(request, runtime)
  return json({
    plans: session ? await plansOfUser(runtime, session.userId) : [],
    mayKeep: session !== null,
  })
})

/** Keeps a plan under a name. */
export const POST = writes<z.infer<typeof planToSave>>(planToSave, async ({ runtime, request, body }) => {
  const userId = await requireUser(request, runtime)
  return json({ plan: await savePlan(runtime, { userId, ...body }) }, { status: 201 })
})
