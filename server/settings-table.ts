import { settingDocs } from '@/server/env'

const from = '<!-- settings -->'
const to = '<!-- /settings -->'

/** Puts the table of settings between its markers in the README's text. Throws when the markers are missing. */
export function withSettingsTable(readme: string): string {
  const start = readme.indexOf(from)
  const end = readme.indexOf(to)
  if (start < 0 || end < start) throw new Error(`README.md has lost ${from} … ${to}`)
  const rows = settingDocs.map(
    ({ name, default: fallback, description }) => `| \`${name}\` | ${asCode(fallback)} | ${description} |`,
  )
  const table = ['| setting | default | what it does |', '|---|---|---|', ...rows].join('\n')
  return `${readme.slice(0, start + from.length)}\n${table}\n${readme.slice(end)}`
}

/** Words in parentheses or with their own ticks stand as they are. */
function asCode(text: string): string {
  return /[(`]/.test(text) ? text : `\`${text}\``
}
