/** How a note is read (C3): a leading + or −, and a #dimension anywhere. The note itself is kept as it was typed. */
import type { DimensionId } from '@/lib/rubric/dimensions'

/** The most characters (code points) of a note. */
export const noteMax = 4000

export type NoteSign = 'strength' | 'next_step'

/** A piece of a note, in order; together they are the note. */
export interface NotePart {
  kind: 'sign' | 'dimension' | 'text'
  text: string
}

export interface ParsedNote {
  sign: NoteSign | null
  /** The first one that is named. */
  dimension: DimensionId | null
  /** What is left to read, without the sign and the names of dimensions. */
  text: string
  parts: NotePart[]
}

/** Hyphen, minus, dashes and what Korean and Japanese input methods make of them. */
const leadingSign = /^(\s*)([+＋-]|[-‐‑‒–—−－])/u
const tag = /[#＃][\p{L}\p{N}_·-]+/gu

/** What may follow #, lower case, in either language. */
const names: Readonly<Record<DimensionId, readonly string[]>> = {
  problem: ['problem', 'scope', 'requirements', '문제', '문제이해', '범위', '요구사항'],
  estimation: ['estimation', 'estimate', 'numbers', 'constraints', '추정', '규모', '규모추정', '제약'],
  high_level: [
    'high_level',
    'high-level',
    'highlevel',
    'high',
    'design',
    'api',
    'data',
    '개략',
    '개략설계',
    '설계',
  ],
  depth: ['depth', 'deep', 'technical', '깊이', '기술', '기술깊이'],
  reliability: [
    'reliability',
    'failures',
    'failure',
    'bottleneck',
    'bottlenecks',
    'spof',
    'tradeoff',
    'trade-off',
    'tradeoffs',
    'trade-offs',
    '병목',
    '장애',
    '병목·장애',
    '트레이드오프',
    '신뢰성',
  ],
  communication: ['communication', 'comm', 'collaboration', '소통', '의사소통', '협업', '대화'],
}

const dimensionOfName = new Map(
  Object.entries(names).flatMap(([id, all]) => all.map((name) => [name, id as DimensionId] as const)),
)

/** The dimension that `#name` means; null for a word that is none. */
function dimensionOf(hashtag: string): DimensionId | null {
  return dimensionOfName.get(hashtag.slice(1).normalize('NFC').toLowerCase()) ?? null
}

/** Reads a note. Loses nothing: its parts are the whole of it. */
export function parseNote(note: string): ParsedNote {
  const [lead = '', space = '', mark = ''] = leadingSign.exec(note) ?? []
  const parts: NotePart[] = []
  const push = (kind: NotePart['kind'], text: string) => {
    if (text !== '') parts.push({ kind, text })
  }
  push('text', space)
  push('sign', mark)
  let dimension: DimensionId | null = null
  let from = lead.length
  for (const found of note.slice(lead.length).matchAll(tag)) {
    const at = lead.length + found.index
    const meant = dimensionOf(found[0])
    if (!meant) continue
    dimension ??= meant
    push('text', note.slice(from, at))
    push('dimension', found[0])
    from = at + found[0].length
  }
  push('text', note.slice(from))
  return {
    sign: mark === '' ? null : /[+＋]/u.test(mark) ? 'strength' : 'next_step',
    dimension,
    text: parts
      .filter(({ kind }) => kind === 'text')
      .map(({ text }) => text)
      .join('')
      .replace(/[^\S\n]+/gu, ' ')
      .trim(),
    parts,
  }
}

/**
 * A note as it is kept: NFC, without control characters but line breaks, and without what no database can hold. It
 * may still be too long.
 */
export function cleanNote(raw: string): string {
  return raw
    .replace(/\r\n?/gu, '\n')
    .replace(/\p{Cs}/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
}
