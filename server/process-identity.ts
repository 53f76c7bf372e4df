import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

/**
 * When a process was started, in a form that only serves to be compared: with the pid it names a
 * process for good, because pids are used again. null when there is no such process.
 */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may hold spaces; state is the 1st field after it, start time the 20th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/**
 * Whether a process runs a program of this name with this argument; false when it is gone or hidden.
 * Linux keeps the arguments apart; elsewhere ps runs them together, spaces and all.
 */
export function isRunning(pid: number, program: string, argument: string): boolean {
  try {
    if (process.platform === 'linux') {
      const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return path.basename(command) === program && args.includes(argument)
    }
    const line = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line.includes(`/${program} `) && `${line} `.includes(` ${argument} `)
  } catch {
    return false
  }
}

/** Names the space in which this process' pids mean something: this boot of this machine or container. */
export function pidSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
