import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import floors from '@/server/security-floors.json'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
})
const packageFile = z.object({ allowScripts: z.record(z.string(), z.boolean()) })

const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
const { allowScripts } = packageFile.parse(JSON.parse(readFileSync('package.json', 'utf8')))
const installed = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), path, ...entry }))

/** Whether a version is at or above a floor; a pre-release is below its release. */
function isAtLeast(version: string, floor: string): boolean {
  const [numbers = '', preRelease] = version.split(/-(.*)/)
  const parts = numbers.split('.').map(Number)
  for (const [place, least] of floor.split('.').map(Number).entries()) {
    const part = parts[place] ?? 0
    if (part !== least) return part > least
  }
  return preRelease === undefined
}

test.each([
  ['16.4.1', '16.4.1', true],
  ['16.4.5', '16.4.1', true],
  ['16.10.0', '16.4.1', true],
  ['17.0.0-beta.1', '16.4.1', true],
  ['16.4.0', '16.4.1', false],
  ['15.9.9', '16.4.1', false],
  ['16.4.1-beta.1', '16.4.1', false],
  ['0.35.5', '0.35.5', true],
  ['0.9.0', '0.35.5', false],
])('X5 %s is at or above %s: %s', (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected)
})

test.each(Object.entries(floors))('X5 every copy of %s is at or above %s', (name, floor) => {
  const copies = installed.filter((entry) => entry.name === name)
  expect(copies).not.toEqual([])
  expect(copies.filter(({ version = '' }) => !isAtLeast(version, floor))).toEqual([])
})

test('X5 everything that is installed comes with the hash of what was looked at', () => {
  expect(installed.length).toBeGreaterThan(300)
  expect(
    installed.filter(({ integrity }) => !/^sha512-/.test(integrity ?? '')).map(({ path }) => path),
  ).toEqual([])
})

test('X5 whatever has a script to run when it is installed is on the list, and the list holds nothing else', () => {
  const scripted = new Set(installed.filter((entry) => entry.hasInstallScript).map(({ name }) => name))
  expect([...scripted].filter((name) => allowScripts[name] === undefined)).toEqual([])
  expect(Object.keys(allowScripts).filter((name) => !scripted.has(name))).toEqual([])
})
