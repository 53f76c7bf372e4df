/** A report on its way to the process that prints it: JSON, its pictures in base64. */
import type { PrintableReport } from '@/server/report/report-printer'

export function packPrintable(report: PrintableReport): Buffer {
  const pictures = report.pictures.map(({ at, bytes }) => ({
    at,
    bytes: Buffer.from(bytes).toString('base64'),
  }))
  return Buffer.from(JSON.stringify({ ...report, pictures }))
}

/** Reads what `packPrintable` of the same build has written. */
export function readPrintable(bytes: Buffer): PrintableReport {
  const { pictures, ...report } = JSON.parse(bytes.toString('utf8')) as Omit<PrintableReport, 'pictures'> & {
    pictures: { at: number; bytes: string }[]
  }
  return {
    ...report,
    pictures: pictures.map(({ at, bytes: text }) => ({ at, bytes: Buffer.from(text, 'base64') })),
  }
}
