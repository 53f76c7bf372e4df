import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'
import { roles } from '@/lib/permissions'
import { isTimeZone } from '@/lib/time-zone'
import { requireAllowed } from '@/server/auth/gate'
import { presentCalendar } from '@/server/presenters/present-calendar'
import { plannedInterview } from '@/server/queries/planned-interview'
import { readQuery, reads } from '@/server/route'

const query = z.object({
  role: z.enum(roles),
  locale: z.enum(locales),
  zone: z.string().refine(isTimeZone),
})

/** The interview as a calendar file for one role, in the language and time zone of whoever is invited. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params }) => {
  const { roomId } = await requireAllowed(request, params.id, 'links.manage')
  const { role, locale, zone } = readQuery(query, request)
  const interview = await plannedInterview(runtime, roomId, role)
  return new Response(presentCalendar(interview, { role, locale, zone }, runtime), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="interview-${role}.ics"`,
      // It holds a link.
      'cache-control': 'private, no-store',
    },
  })
})
