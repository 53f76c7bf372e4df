import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { settingDocs } from '@/server/env'
import { withSettingsTable } from '@/server/settings-table'

test('O5 the README says what server/env.ts reads (npm run docs writes it)', async () => {
  const readme = await readFile('README.md', 'utf8')
  expect(withSettingsTable(readme)).toBe(readme)
})

test('the table has every setting, and a README without its place is refused', () => {
  const readme = withSettingsTable('a\n<!-- settings -->\noutdated\n<!-- /settings -->\nb\n')
  for (const { name } of settingDocs) expect(readme).toContain(`| \`${name}\` |`)
  expect(readme).not.toContain('outdated')
  expect(() => withSettingsTable('nothing')).toThrow('README.md has lost')
})
