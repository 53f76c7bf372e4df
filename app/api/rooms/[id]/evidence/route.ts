import { isLocale } from '@/lib/i18n/locale'
import { requireRecordingViewer } from '@/server/auth/recording-viewer'
import { limitReadingSessions } from '@/server/limits'
import { presentEvidence } from '@/server/presenters/present-evidence'
import { readEvidence } from '@/server/queries/evidence'
import { json, reads } from '@/server/route'

/** What happened in a session and was written down of it, in the language of `?locale` or of the request (V2). */
export const GET = reads<{ id: string }>(async ({ runtime, request, params, locale }) => {
  const viewer = await requireRecordingViewer(request, params.id)
  await limitReadingSessions(runtime, viewer.userId)
  const asked = new URL(request.url).searchParams.get('locale')
  return json(presentEvidence(await readEvidence(runtime, viewer), isLocale(asked) ? asked : locale))
})
