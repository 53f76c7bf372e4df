import type { JudgedFile } from '@/server/replay/imported-session'

/** Judges session files where that takes nothing from anybody else (V7). */
export interface SessionFileJudge {
  /**
   * What is in a file, ready to be kept. AppError as of `judgeSessionFile`, session_file_too_large for one that takes
   * too much of the machine, and too_many where too many wait.
   */
  judge(bytes: Uint8Array): Promise<JudgedFile>
}
