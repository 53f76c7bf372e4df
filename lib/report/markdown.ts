/** The report as Markdown (V3). Everything people typed is escaped: it reads as it was typed, and marks up nothing (X4). */
import type { DocumentBlock, DocumentItem, DocumentMoment, ReportDocument } from '@/lib/report/document'
import { plainText } from '@/lib/report/plain-text'

/** Where the moments of a report lead to. */
export interface MarkdownPlace {
  /** The whole address of the replay. */
  replayUrl: string
}

/** Writes a document down as Markdown (CommonMark with tables). */
export function reportMarkdown(document: ReportDocument, place: MarkdownPlace): string {
  const { title, about, people, standing, blocks } = document
  const parts = [
    `# ${heading(title)}`,
    inline(about),
    people.map(({ name, role }) => `- ${inline(name)}, ${inline(role)}`).join('\n'),
    ...standing.map((line) => `> ${lines(line, '> ')}`),
    ...blocks.map((block) => blockText(block, place)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockText(block: DocumentBlock, place: MarkdownPlace): string {
  switch (block.kind) {
    case 'heading':
      return `## ${heading(block.text)}`
    case 'subheading':
      return `### ${heading(block.text)}`
    case 'text':
      return lines(block.text)
    case 'ratings':
      return ratingTable(block, place)
    case 'items':
      return block.items.map((item) => itemText(item, place)).join('\n')
    case 'times':
      return [
        block.stages.map(({ name, used }) => `- ${inline(name)}: ${inline(used)}`).join('\n'),
        inline(block.whole),
      ].join('\n\n')
    case 'figures':
      return block.figures.map(({ label, value }) => `${inline(label)}: ${inline(value)}`).join(' · ')
    case 'pictures':
      return block.pictures
        .map(({ title, moment }) =>
          moment.at === null ? `- ${inline(title)}` : `- ${link(inline(title), moment.at, place)}`,
        )
        .join('\n')
    case 'table':
      return sectionText(block.section)
    case 'pairs':
      return block.pairs.map(pairText).join('\n')
  }
}

function ratingTable(
  { rows, ratings, moments, momentsName }: Extract<DocumentBlock, { kind: 'ratings' }>,
  place: MarkdownPlace,
): string {
  const level = (given: number | undefined) => (given ? String(given) : '–')
  const hasMoments = moments.some(({ length }) => length > 0)
  const shown = (at: number) => (moments[at] ?? []).map((moment) => momentText(moment, place)).join(' · ')
  return writtenTable(
    ['', ...ratings.map(({ name }) => inline(name)), ...(hasMoments ? [inline(momentsName)] : [])],
    rows.map((row, at) => [
      inline(row),
      ...ratings.map(({ levels }) => level(levels[at])),
      ...(hasMoments ? [shown(at)] : []),
    ]),
  )
}

function itemText({ text, foot, moment }: DocumentItem, place: MarkdownPlace): string {
  const about = [...(foot === '' ? [] : [inline(foot)]), ...(moment ? [momentText(moment, place)] : [])]
  return [`- ${lines(text, '  ')}`, ...(about.length > 0 ? [`  ${about.join(' · ')}`] : [])].join('\\\n')
}

function momentText({ time, at }: DocumentMoment, place: MarkdownPlace): string {
  return at === null ? inline(time) : link(inline(time), at, place)
}

function link(words: string, at: number, { replayUrl }: MarkdownPlace): string {
  return `[${words}](<${replayUrl}?at=${at}>)`
}

function sectionText({
  heading,
  columns,
  rows,
}: {
  heading: string
  columns: string[]
  rows: string[][]
}): string {
  const isList = columns.length === 0
  return [
    ...(heading === '' ? [] : [`**${inline(heading)}**`]),
    isList ? rows.map((row) => `- ${inline(row.join(' · '))}`).join('\n') : tableText(columns, rows),
  ].join('\n\n')
}

function tableText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return writtenTable(
    columns.map(inline),
    rows.map((row) => row.map(inline)),
  )
}

/** What asks for what goes with it needs no colon. */
function pairText({ label, text }: { label: string; text: string }): string {
  const asks = label.trim().endsWith('?')
  return `- ${inline(label)}${asks ? '' : ':'} ${lines(text, '  ')}`
}

/** A table of what is Markdown already. */
function writtenTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n')
}

/** Text of several lines; each but the first begins with `indent`. Empty lines go. */
function lines(text: string, indent = ''): string {
  return plainText(text)
    .split('\n')
    .map((line) => escaped(line))
    .filter((line) => line !== '')
    .join(`\\\n${indent}`)
}

/** Text in one line. */
function inline(text: string): string {
  return escaped(plainText(text).replace(/\n/gu, ' '))
}

/** Text in one line of a heading: there `#` at the end would be taken for the end of its marks. */
function heading(text: string): string {
  return inline(text).replace(/ (?=#+$)/u, ' \\')
}

/**
 * A line in which nothing marks up anything: not in CommonMark, nor tables, strikethrough and mathematics, nor where
 * addresses become links by themselves.
 */
function escaped(line: string): string {
  return (
    line
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/[\\`*_[\]<>&|~$^@{}]/gu, '\\$&')
      // An address: its scheme, its host. A time of day is none.
      .replace(/(?<!\d):(?=\S)|:(?=[^\s\d])/gu, '\\:')
      .replace(/\/(?=\/)/gu, '\\/')
      .replace(/\.(?=\p{L})|(?<!\d)\.(?=\d)/gu, '\\.')
      // What makes a block at the begin of a line.
      .replace(/^[-+=#!]/u, '\\$&')
      .replace(/^(\d+)([.)])/u, '$1\\$2')
  )
}
