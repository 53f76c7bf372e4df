import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { nameInput } from '@/lib/name'
import { themes } from '@/lib/theme'
import { requireUser } from '@/server/auth/require-user'
import { endedSessionCookie } from '@/server/auth/session'
import { changeProfile } from '@/server/commands/change-profile'
import { confirmLeaving } from '@/server/commands/confirm-leaving'
import { deleteAccount } from '@/server/commands/delete-account'
import { json, writes } from '@/server/route'

const profile = z.strictObject({
  name: nameInput.optional(),
  locale: z.enum(locales).optional(),
  theme: z.enum(themes).optional(),
})
const leaving = z.strictObject({
  password: z.string().max(1000).optional(),
  confirm: z.string().max(1000).optional(),
})

/** Changes one's name, or the language and theme of new devices. */
export const PATCH = writes(profile, async ({ runtime, request, body }) => {
  await changeProfile(runtime, { userId: await requireUser(request, runtime), ...body })
  return json({})
})

/** Deletes whoever asks, and what the instance has of them (O6). */
export const DELETE = writes(leaving, async ({ runtime, request, body }) => {
  const userId = await requireUser(request, runtime)
  await confirmLeaving(runtime, { userId, ...body })
  await deleteAccount(runtime, { userId })
  const response = json({}, { setCookie: endedSessionCookie(runtime) })
  // B14: what this browser keeps of boards goes, too.
  response.headers.set('clear-site-data', '"storage"')
  return response
})
