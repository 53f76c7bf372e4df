import { z } from 'zod'
import { emailInput } from '@/lib/account/email'
import { locales } from '@/lib/i18n/locale'
import { maxNoteToInvited } from '@/lib/invitation'
import { textInput } from '@/lib/name'
import { requireAllowed } from '@/server/auth/gate'
import { clientKey } from '@/server/client-address'
import { mailInvitation } from '@/server/commands/mail-invitation'
import { json, writes } from '@/server/route'

const input = z.object({
  email: emailInput,
  locale: z.enum(locales),
  note: textInput(maxNoteToInvited).nullish(),
})

/** Mails one link of a room to somebody (J1). */
export const POST = writes<z.infer<typeof input>, { id: string; inviteId: string }>(
  input,
  async ({ runtime, request, params, body }) => {
    const viewer = await requireAllowed(request, params.id, 'links.manage')
    const { email, locale, note = null } = body
    const address = clientKey(request.headers)
    await mailInvitation(runtime, { viewer, inviteId: params.inviteId, address, email, locale, note })
    return json({ sent: true })
  },
)
