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

/** Who has a report printed. */
export interface PrintAsker {
  userId: string
  roomId: string
}

/** Makes PDF of reports (V3). */
export interface ReportPrinter {
  /**
   * Prints what `report` gives once it is its turn: until then nothing of it need lie in memory. AppError too_many where too
   * many wait, of this user, this room or in all; unavailable for a report that takes too much, or cannot be printed.
   */
  print(asker: PrintAsker, report: () => Promise<PrintableReport>): Promise<Uint8Array<ArrayBuffer>>
}
