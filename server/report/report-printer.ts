import type { Locale } from '@/lib/i18n/locale'
import type { ReportDocument } from '@/lib/report/document'

/** A report that is to be printed. */
export interface PrintableReport {
  document: ReportDocument
  locale: Locale
  /** The whole address of the replay its moments lead to. */
  replayUrl: string
  /** What it says it was made at, ms since 1970. */
  madeAt: number
  /** Pictures of the board, by their moments, ms since 1970. */
  pictures: { at: number; bytes: Uint8Array }[]
}

/** Makes PDF of reports (V3). */
export interface ReportPrinter {
  /** AppError too_many where too many wait, unavailable for a report that takes too much. */
  print(report: PrintableReport): Promise<Uint8Array<ArrayBuffer>>
}
