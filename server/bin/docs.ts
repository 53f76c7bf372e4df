import { readFile, writeFile } from 'node:fs/promises'
import { withSettingsTable } from '@/server/settings-table'

// npm run docs: writes the generated parts of README.md; with --check it only compares.
const readme = await readFile('README.md', 'utf8')
const wanted = withSettingsTable(readme)
if (process.argv[2] !== '--check') {
  await writeFile('README.md', wanted)
} else if (wanted !== readme) {
  console.error('README.md does not say what server/env.ts reads. Run: npm run docs')
  process.exit(1)
}
