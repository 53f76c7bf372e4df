import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { timeInWords } from '@/lib/planned-time'
import { type ReportDocument, reportDocument } from '@/lib/report/document'
import type { ReportView } from '@/lib/report/report'
import { reportWords } from '@/lib/report/words'

/** The report as a document, in a language and a time zone (IANA). */
export function documentOf(
  view: ReportView,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): ReportDocument {
  const t = createTranslator({ locale, messages: messages[locale] })
  const words = reportWords(view, {
    t: (key, values) => t(key, values),
    locale,
    day: (at) => timeInWords(at, locale, { dateStyle: 'medium', timeZone }),
  })
  return reportDocument(view, words)
}

/** What a report is called as a file, without its ending. */
export function reportName({ title }: Pick<ReportView, 'title'>, locale: Locale): string {
  return createTranslator({ locale, messages: messages[locale] })('report.fileName', { title })
}
