import { spawn } from 'node:child_process'

interface Limits {
  /** So much of the processor it may take, in s. The system itself ends it: a busy machine makes nothing slower by that clock. */
  processorSeconds: number
  /** So long it may take on the clock, in ms, whatever else the machine does. */
  ms: number
  /** So much memory for its objects, in MB; bytes lie outside. */
  heapMb: number
  /** So much it may answer, in bytes. */
  outputBytes: number
  /** It gives way to all others. */
  isNice?: boolean
  /** Hears of its id. */
  onStart?: (pid: number | undefined) => void
}

/**
 * Runs a program of ours for what strangers have sent, in a Node of its own without our settings, and so without our
 * secrets. Answers what it wrote, and how it ended: `code` is null for one that was killed, 1 for one that could not
 * even begin. Throws where no process can be started.
 */
export function runLimited(
  command: readonly string[],
  input: Uint8Array,
  { processorSeconds, ms, heapMb, outputBytes, isNice = false, onStart }: Limits,
): Promise<{ code: number | null; output: Buffer }> {
  return new Promise((resolve, reject) => {
    const script = `ulimit -t ${processorSeconds}; exec ${isNice ? 'nice -n 10 ' : ''}"$@"`
    const node = [process.execPath, `--max-old-space-size=${heapMb}`, ...command]
    const child = spawn('/bin/sh', ['-c', script, 'sh', ...node], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { NODE_ENV: 'production' },
    })
    onStart?.(child.pid)
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    const output: Buffer[] = []
    let size = 0
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > outputBytes) child.kill('SIGKILL')
      else output.push(part)
    })
    // It may end before it has read everything; how it ended says why.
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, output: Buffer.concat(output) })
    })
    child.stdin.end(input)
  })
}
