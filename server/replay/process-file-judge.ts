import { fileURLToPath } from 'node:url'
import { AppError } from '@/lib/errors'
import { runLimited } from '@/server/limited-process'
import type { JudgedFile } from '@/server/replay/imported-session'
import { readFrames } from '@/server/replay/judged-frames'
import { readOpening } from '@/server/replay/session-file-bytes'
import type { SessionFileJudge } from '@/server/replay/session-file-judge'

/** Beside the bundle in a build (server/bin/prepare.mjs). */
const program = fileURLToPath(new URL('./judge-session-file.mjs', import.meta.url))

/** Files that wait for their turn: each lies in memory. */
const maxWaiting = 4
/** The largest answer, in bytes: what is kept of a file is hardly more than the file. */
const maxOutputBytes = 128 * 1024 * 1024

interface Limits {
  /** So much of the processor one may take, in s: the longest sessions take a fraction. */
  processorSeconds: number
  /** So long one may take on the clock, in ms, whatever else the machine does. */
  ms: number
  /** So much memory for its objects, in MB; its bytes lie outside and are limited by themselves. */
  heapMb: number
}
const usual: Limits = { processorSeconds: 40, ms: 120_000, heapMb: 512 }

/** Judges session files one after the other, each in a process of its own that is killed when it takes too much, and gives way to all others. */
export class ProcessFileJudge implements SessionFileJudge {
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `command` runs the program; from the sources that is not Node alone. */
  constructor(
    private readonly limits: Limits = usual,
    private readonly command: readonly string[] = [program],
  ) {}

  async judge(bytes: Uint8Array): Promise<JudgedFile> {
    // What is none at all waits for nobody.
    readOpening(bytes)
    if (this.#waiting >= maxWaiting) throw new AppError('too_many')
    this.#waiting++
    const mine = this.#turn.then(() => this.#run(bytes))
    this.#turn = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting--
    }
  }

  async #run(bytes: Uint8Array): Promise<JudgedFile> {
    const { code, output } = await runLimited(this.command, bytes, {
      ...this.limits,
      outputBytes: maxOutputBytes,
      isNice: true,
    })
    if (code === 1) throw new Error('the program that judges session files does not run')
    // It died of the file: out of time or memory.
    if (code !== 0) throw new AppError('session_file_too_large')
    return readFrames(output)
  }
}
