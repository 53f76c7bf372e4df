import { isLocale } from '@/lib/i18n/locale'
import { requireAllowed } from '@/server/auth/gate'
import { presentGuide } from '@/server/presenters/present-guide'
import { guideFor } from '@/server/queries/guide'
import { json, reads } from '@/server/route'

/** What interviewers have beside the board, in the language of `?locale` or of the request (R1, R5). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params, locale }) => {
  const viewer = await requireAllowed(request, params.id, 'guide.read')
  const asked = new URL(request.url).searchParams.get('locale')
  return json(presentGuide(await guideFor(runtime, viewer), isLocale(asked) ? asked : locale))
})
