import { fileURLToPath } from 'node:url'
import { AppError } from '@/lib/errors'
import { runLimited } from '@/server/limited-process'
import { packPrintable } from '@/server/report/printable-report'
import type { PrintableReport, PrintAsker, ReportPrinter } from '@/server/report/report-printer'

/** Beside the bundle in a build (server/bin/prepare.mjs). */
const program = fileURLToPath(new URL('./print-report.mjs', import.meta.url))

/** Reports that are printed or wait for their turn, of one user, of one room and in all. */
const maxWaitingOfUser = 2
const maxWaitingOfRoom = 4
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
  readonly #waiting = new Set<PrintAsker>()

  /** `command` runs the program; from the sources that is not Node alone. */
  constructor(
    private readonly limits: Limits = usual,
    private readonly command: readonly string[] = [program],
  ) {}

  async print(
    { userId, roomId }: PrintAsker,
    report: () => Promise<PrintableReport>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const asker = { userId, roomId }
    this.#requirePlace(asker)
    this.#waiting.add(asker)
    const mine = this.#turn.then(async () => this.#run(await report()))
    this.#turn = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting.delete(asker)
    }
  }

  #requirePlace({ userId, roomId }: PrintAsker): void {
    const all = [...this.#waiting]
    const isFull =
      all.filter((one) => one.userId === userId).length >= maxWaitingOfUser ||
      all.filter((one) => one.roomId === roomId).length >= maxWaitingOfRoom ||
      all.length >= maxWaiting
    if (isFull) throw new AppError('too_many')
  }

  async #run(report: PrintableReport): Promise<Uint8Array<ArrayBuffer>> {
    const { code, output } = await runLimited(this.command, packPrintable(report), {
      ...this.limits,
      outputBytes: maxOutputBytes,
      isNice: true,
    })
    if (code === 1) throw new Error('the program that prints reports does not run')
    // Out of time or memory, or something about this report breaks it (print-report.ts).
    if (code !== 0) throw new AppError('unavailable')
    return new Uint8Array(output)
  }
}
