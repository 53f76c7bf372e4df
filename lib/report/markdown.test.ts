import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locale'
import { reportDocument } from '@/lib/report/document'
import { reportMarkdown } from '@/lib/report/markdown'
import type { ReportView } from '@/lib/report/report'
import { hostileTexts, reportOf, testLanguage } from '@/lib/report/testing'
import { reportWords } from '@/lib/report/words'

// All that anybody may have switched on: raw HTML, addresses that become links, tables, strikethrough.
const parser = new MarkdownIt({ html: true, linkify: true, typographer: false })
const replayUrl = 'https://drawbridge.example/rooms/room-1/replay'

function markdownOf(view: ReportView, locale: (typeof locales)[number] = 'en'): string {
  return reportMarkdown(reportDocument(view, reportWords(view, testLanguage(locale))), { replayUrl })
}

/** What a parser makes of it: each kind of node with its tag, as often as it comes. */
function shapeOf(markdown: string): string[] {
  return parser
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type }) => !/^(text|text_special|hardbreak|softbreak)$/.test(type))
    .map(({ type, tag, attrs }) =>
      type === 'link_open' ? `link ${attrs?.find(([name]) => name === 'href')?.[1]}` : `${type} ${tag}`,
    )
}

const plainShape = shapeOf(markdownOf(reportOf((what) => what)))

/** All that can be read, without how it is broken into lines. */
function readable(markdown: string): string {
  const words = parser.parse(markdown, {}).map((token) => readableOf(token.children ?? []))
  return words.join('').replace(/\s+/gu, ' ')
}

function readableOf(children: readonly { type: string; content: string }[]): string {
  return children.map(({ type, content }) => (type.includes('break') ? ' ' : content)).join('')
}

describe('a report as Markdown', () => {
  test('V3 it holds everything, and links to nothing but its moments', () => {
    const markdown = markdownOf(reportOf((what) => what))
    for (const part of ['Payment, Thursday', 'A calm hour.', 'Scoped first', 'Say what fails', 'Refund'])
      expect(markdown).toContain(part)
    for (const part of ['Traffic ×10', 'Asked about refunds', 'What if the provider times out?', 'Thanks'])
      expect(markdown).toContain(part)
    const links = plainShape.filter((shape) => shape.startsWith('link '))
    expect(links.length).toBeGreaterThan(6)
    expect(
      links.every((link) => /^link https:\/\/drawbridge\.example\/rooms\/room-1\/replay\?at=\d+$/.test(link)),
    ).toBe(true)
  })

  test.each(locales)('V3 it is the same in every language: %s', (locale) => {
    const markdown = markdownOf(
      reportOf((what) => what),
      locale,
    )
    expect(shapeOf(markdown)).toEqual(plainShape)
    const strengths = { en: '## Strengths', ko: '## 강점' }
    expect(markdown).toContain(
      `${strengths[locale]}\n\n- Scoped first\\\n  ${locale === 'en' ? 'Problem and scope' : '문제 이해와 범위'} · Hana · [3:00](<${replayUrl}?at=`,
    )
  })

  test.each(['Payments #', 'Payments ## ###', 'Why C#', '#', '# #', 'A \\#'])(
    'V3 X4 a heading keeps the # at its end: %s',
    (title) => {
      const document = {
        ...reportDocument(reportOf(String), reportWords(reportOf(String), testLanguage('en'))),
      }
      const headings = [
        { kind: 'heading', text: title },
        { kind: 'subheading', text: title },
      ] as const
      const markdown = reportMarkdown({ ...document, title, blocks: [...headings] }, { replayUrl })
      const tokens = parser.parse(markdown, {})
      const read = tokens.flatMap(({ type }, at) =>
        type === 'heading_open' ? [readableOf(tokens[at + 1]?.children ?? [])] : [],
      )
      expect(read).toEqual([title, title, title])
    },
  )

  test('C4 V3 what the candidate says of the interview is said as they were asked', () => {
    const markdown = markdownOf(reportOf((what) => what))
    expect(markdown).toContain(
      '- Was it clear what you were to do? Yes\n- Did the hints help? Mostly\n\nThanks',
    )
  })

  test('V3 without a replay nothing leads there', () => {
    const shape = shapeOf(markdownOf(reportOf((what) => what, { hasReplay: false })))
    expect(shape.filter((part) => part.startsWith('link'))).toEqual([])
  })

  test('X4 there are a hundred hostile texts', () => {
    expect(new Set(hostileTexts).size).toBeGreaterThan(100)
  })

  test.each(hostileTexts.map((text) => [text]))(
    'X4 nothing that people type marks anything up: %j',
    (text) => {
      const shape = shapeOf(markdownOf(reportOf((what) => `${text}${what}`)))
      expect(shape).toEqual(plainShape)
      const inside = shapeOf(markdownOf(reportOf((what) => `${what}${text}`)))
      expect(inside).toEqual(plainShape)
      const alone = shapeOf(markdownOf(reportOf((what) => `${what}\n${text}\n${what}`)))
      expect(alone).toEqual(plainShape)
    },
  )

  test('X4 whatever is made of hostile pieces stays text, and is all there', () => {
    const pieces = fc.array(fc.constantFrom(...hostileTexts), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pieces, fc.constantFrom('', ' ', '\n', 'x'), (parts, between) => {
        const text = parts.join(between)
        const markdown = markdownOf(reportOf((what) => `a${text}${what}`))
        expect(shapeOf(markdown)).toEqual(plainShape)
        const letters = (of: string) => (of.match(/[\p{L}\p{N}]+/gu) ?? []).join('')
        expect(letters(readable(markdown))).toContain(letters(`a${text}Payment`).normalize())
      }),
      { numRuns: 300 },
    )
  })

  test('X4 so does whatever is typed at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(shapeOf(markdownOf(reportOf((what) => `a${text}${what}`)))).toEqual(plainShape)
      }),
      { numRuns: 200 },
    )
  })
})
