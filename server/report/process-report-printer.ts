import { fileURLToPath } from 'node:url'
import { AppError } from '@/lib/errors'
import { runLimited } from '@/server/limited-process'
import { packPrintable } from '@/server/report/printable-report'
import type { PrintableReport, ReportPrinter } from '@/server/report/report-printer'

/** Beside the bundle in a build (server/bin/prepare.mjs). */
const program = fileURLToPath(new URL('./print-report.mjs', import.meta.url))

/** Reports that wait for their turn: each lies in memory. */
const maxWaiting = 8
/** The largest PDF, in bytes: its pictures and two fonts. */
const maxOutputBytes = 64 * 1024 * 1024

interface Limits {
  /** So much of the processor one may take, in s; an usual report takes less than one. */
  processorSeconds: number
  /** So long one may take on the clock, in ms, whatever else the machine does. */
  ms: number
  /** So much memory for its objects, in MB. */
  heapMb: number
}
const usual: Limits = { processorSeconds: 20, ms: 60_000, heapMb: 384 }

/** Prints reports one after the other, each in a process of its own that is killed when it takes too much, and gives way to all others. */
export class ProcessReportPrinter implements ReportPrinter {
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `command` runs the program; from the sources that is not Node alone. */
  constructor(
    private readonly limits: Limits = usual,
    private readonly command: readonly string[] = [program],
  ) {}

  async print(report: PrintableReport): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#waiting >= maxWaiting) throw new AppError('too_many')
    this.#waiting++
    const mine = this.#turn.then(() => this.#run(report))
    this.#turn = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting--
    }
  }

  async #run(report: PrintableReport): Promise<Uint8Array<ArrayBuffer>> {
    const { code, output } = await runLimited(this.command, packPrintable(report), {
      ...this.limits,
      outputBytes: maxOutputBytes,
      isNice: true,
    })
    if (code === 1) throw new Error('the program that prints reports does not run')
    // Out of time or memory.
    if (code !== 0) throw new AppError('unavailable')
    return new Uint8Array(output)
  }
}
