import { z } from 'zod'
import { safeFileName } from '@/lib/file-name'
import { type Locale, locales } from '@/lib/i18n/locale'
import { type ReportFormat, reportFormats, type ReportView } from '@/lib/report/report'
import { reportMarkdown } from '@/lib/report/markdown'
import { isTimeZone } from '@/lib/time-zone'
import { requireAllowed, type Viewer } from '@/server/auth/gate'
import { fileHeaders } from '@/server/file-answer'
import { limitLookingBack, limitReadingSessions } from '@/server/limits'
import { documentOf, reportName } from '@/server/presenters/report-document'
import { presentReport } from '@/server/presenters/present-report'
import { readReport } from '@/server/queries/report'
import { picturesOfReport } from '@/server/queries/report-pictures'
import { json, readQuery, reads } from '@/server/route'
import type { Runtime } from '@/server/runtime'

const query = z.object({
  /** Without one it is what pages read; with one, a file. */
  format: z.enum(reportFormats).optional(),
  /** Of the release; without one the newest. */
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .optional(),
  locale: z.enum(locales).optional(),
  /** Of the days that are named. */
  zone: z.string().refine(isTimeZone).default('UTC'),
})

const mediaTypes: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** The report of a session (V3), as this viewer may know it. As a file it is saved, never shown. */
export const GET = reads<{ id: string }>(async ({ runtime, request, params, locale: spoken }) => {
  const viewer = await requireAllowed(request, params.id, 'report.read')
  const { format, version = null, locale = spoken, zone } = readQuery(query, request)
  await limitReadingSessions(runtime, viewer.userId)
  if (format) await limitLookingBack(runtime, viewer.userId)
  const view = presentReport(await readReport(runtime, viewer, { locale, version }), viewer, locale)
  if (!format) return json(view)
  const name = safeFileName(reportName(view, locale), 'report', `.${format}`)
  const bytes = await fileOf(runtime, { viewer, view, format, locale, timeZone: zone })
  return new Response(bytes, {
    headers: { ...fileHeaders(name, mediaTypes[format]), 'content-language': locale },
  })
})

interface Asked {
  viewer: Viewer
  view: ReportView
  format: ReportFormat
  locale: Locale
  timeZone: string
}

async function fileOf(
  runtime: Runtime,
  { viewer, view, format, locale, timeZone }: Asked,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'json') return JSON.stringify(view, null, 2)
  const document = documentOf(view, { locale, timeZone })
  const replayUrl = `${runtime.publicUrl}/rooms/${view.roomId}/replay`
  if (format === 'md') return reportMarkdown(document, { replayUrl })
  return runtime.printer.print(viewer, async () => {
    const pictures = await picturesOfReport(runtime, viewer, view, locale)
    return { document, locale, replayUrl, madeAt: runtime.now(), pictures }
  })
}
