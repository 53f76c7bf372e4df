import { z } from 'zod'
import { memberOfToken } from '@/server/auth/study-token'
import { clientKey } from '@/server/client-address'
import { limitFailedJoins, limitOwnStudies } from '@/server/limits'
import { presentOwnStudy } from '@/server/presenters/present-study-path'
import { studyOfMember } from '@/server/queries/study-of-member'
import { json, writes } from '@/server/route'

const input = z.strictObject({ token: z.string().max(200) })

/** A member's way through their study path. POST, so that the token stays out of addresses and logs. */
export const POST = writes(input, async ({ runtime, request, body: { token }, locale }) => {
  const memberId = await limitFailedJoins(runtime, clientKey(request.headers), () =>
    memberOfToken(runtime, token),
  )
  await limitOwnStudies(runtime, memberId)
  const study = await studyOfMember(runtime, memberId)
  return json(presentOwnStudy(study, { locale, now: runtime.now() }, runtime))
})
