import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Locale, locales } from '@/lib/i18n/locale'
import { reportDocument } from '@/lib/report/document'
import type { ReportView } from '@/lib/report/report'
import { hostileTexts, momentAt, pointOf, reportCardOf, reportOf, testLanguage } from '@/lib/report/testing'
import { reportWords } from '@/lib/report/words'
import { byDimension } from '@/lib/rubric/dimensions'
import { readPdf } from '@/server/report/reading-pdf'
import { reportPdf } from '@/server/report/report-pdf'

const replayUrl = 'https://drawbridge.example/rooms/room-1/replay'
let picture: Buffer
beforeAll(async () => {
  const drawing =
    '<svg width="800" height="500"><rect x="50" y="50" width="200" height="90" fill="none" stroke="black"/></svg>'
  picture = await sharp({ create: { width: 800, height: 500, channels: 4, background: '#0000' } })
    .composite([{ input: Buffer.from(drawing) }])
    .webp()
    .toBuffer()
})

async function print(view: ReportView, { locale = 'en' as Locale, hasPictures = true } = {}) {
  const document = reportDocument(view, reportWords(view, testLanguage(locale)))
  const drawn = [...view.pictures, ...view.pointPictures]
  const pictures = hasPictures ? drawn.map(({ at }) => ({ at, bytes: picture })) : []
  return readPdf(await reportPdf({ document, locale, replayUrl, madeAt: 0, pictures }))
}
/** How lines are broken is the paper's own. */
const letters = (text: string) => text.replace(/\s/gu, '')

describe('V3 a report as PDF', () => {
  test.each(locales)(
    'everything can be read out of it, its fonts are in it, and its pictures are there: %s',
    async (locale) => {
      const said =
        locale === 'ko' ? (text: string) => `${text}, 결제를 한 번만 처리해요` : (text: string) => text
      const ofPoint = { ...momentAt(3), url: null, width: null, height: null }
      const read = await print(reportOf(said, { pointPictures: [ofPoint] }), { locale })
      const typed: string[] = []
      reportOf((text) => {
        typed.push(said(text))
        return text
      })
      for (const text of typed) expect(letters(read.text)).toContain(letters(text))
      expect(read.text).toContain(locale === 'ko' ? '항목별 평가' : 'Dimensions')
      expect(read.text).toContain(
        locale === 'ko' ? '무엇을 해야 하는지 분명했나요?' : 'Was it clear what you were to do?',
      )
      expect(read.images).toBe(5)
      expect(read.title).toBe(
        locale === 'ko' ? `${said('Payment, Thursday')} 리포트` : 'Payment, Thursday, report',
      )
      expect(read.text).toContain(locale === 'ko' ? `${read.pages}쪽 중 1쪽` : `1 of ${read.pages}`)
      expect(read.fonts.map(({ name }) => name.replace(/^.*\+/, '')).toSorted()).toEqual([
        'Pretendard-Regular',
        'Pretendard-SemiBold',
      ])
      expect(read.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true)
      expect(read.links.length).toBeGreaterThan(6)
      expect(read.links.every((link) => link.startsWith(`${replayUrl}?at=`))).toBe(true)
    },
  )

  test('C3 each score stands with the way to its moments, however many they are', async () => {
    const minutes = Array.from({ length: 40 }, (_, at) => 100 + at)
    const moments = byDimension((id) => (id === 'depth' ? minutes.map(momentAt) : []))
    const read = await print(
      reportOf((text) => text, { cards: [reportCardOf({ moments })] }),
      { hasPictures: false },
    )
    for (const minute of minutes) {
      expect(read.text).toContain(`${minute}:00`)
      expect(read.links).toContain(`${replayUrl}?at=${momentAt(minute).at}`)
    }
  })

  test('without pictures, a recording or any card it says so', async () => {
    const nothing = {
      cards: [],
      selfRatings: [],
      interviewRatings: [],
      boardCards: [],
      hints: [],
      followUps: [],
    }
    const view = reportOf((text) => text, {
      ...nothing,
      standing: 'cards',
      hasReplay: false,
      startedAt: null,
    })
    const read = await print(view, { hasPictures: false })
    expect(read.text).toContain('No scorecard yet')
    expect(read.text).toContain('Not recorded, as agreed.')
    expect(read).toMatchObject({ images: 0, links: [] })
  })

  test('a point of 5,000 words goes on page after page, to its last word', { timeout: 60_000 }, async () => {
    const words = Array.from({ length: 5000 }, (_, at) => `${at % 2 ? 'word' : '단어'}${at}`)
    const card = reportCardOf({ points: [pointOf({ id: 'long', text: words.join(' ') })] })
    const read = await print(
      reportOf((text) => text, { cards: [card] }),
      { hasPictures: false },
    )
    expect(read.pages).toBeGreaterThan(8)
    expect(letters(read.text.replace(/Payment, Thursday, report|\d+ of \d+/gu, ''))).toContain(
      letters(words.join('')),
    )
  })

  test('a cell of a card that is higher than a page goes on, too', async () => {
    const cell = Array.from({ length: 900 }, (_, at) => `cell${at}`).join(' ')
    const section = { heading: '', columns: ['Path', 'Notes'], rows: [['GET /', cell]] }
    const boardCards = [{ id: 'shape:api', kind: 'api' as const, title: 'API', sections: [section] }]
    const read = await print(
      reportOf((text) => text, { boardCards }),
      { hasPictures: false },
    )
    expect(letters(read.text)).toContain('cell899')
  })

  test('X4 what people type neither breaks it nor leads anywhere', { timeout: 120_000 }, async () => {
    const plain = await print(
      reportOf((text) => text),
      { hasPictures: false },
    )
    const all = reportOf((text) => `${text} ${hostileTexts.join(' ')}`)
    const read = await print(all, { hasPictures: false })
    expect(read.links.toSorted()).toEqual(plain.links.toSorted())
    expect(letters(read.text)).toContain('<script>alert(1)</script>')
    // One sign for each that the font does not have, and a word about it.
    expect(read.text).toContain('□ stands for a sign')
    expect(plain.text).not.toContain('□')
  })
})
