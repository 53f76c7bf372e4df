import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { reportDocument } from '@/lib/report/document'
import { reportOf, testLanguage } from '@/lib/report/testing'
import { reportWords } from '@/lib/report/words'
import { ProcessReportPrinter } from '@/server/report/process-report-printer'
import { readPdf } from '@/server/report/reading-pdf'

const command = ['--import', 'tsx', fileURLToPath(new URL('print-report.ts', import.meta.url))]
const printing = (limits: { ms?: number; processorSeconds?: number } = {}) =>
  new ProcessReportPrinter({ processorSeconds: 20, ms: 60_000, heapMb: 384, ...limits }, command)

const view = reportOf((text) => text)
const report = {
  document: reportDocument(view, reportWords(view, testLanguage('ko'))),
  ...{ locale: 'ko' as const, replayUrl: 'https://x.example/replay', madeAt: 0 },
  pictures: [],
}

const asker = (userId: string, roomId: string) => ({ userId, roomId })
const anybody = asker('user', 'room')
const give = () => Promise.resolve(report)

test('V3 a process of its own prints the report', { timeout: 60_000 }, async () => {
  const read = await readPdf(await printing().print(anybody, give))
  expect(read.text).toContain('항목별 평가')
})

test(
  'V3 a report that breaks the program is unavailable, and the next one is printed',
  { timeout: 60_000 },
  async () => {
    const printer = printing()
    const broken = () => Promise.resolve({ ...report, document: {} as typeof report.document })
    await expect(printer.print(anybody, broken)).rejects.toMatchObject({ code: 'unavailable' })
    const unread = () => Promise.reject(new Error('the store is away'))
    await expect(printer.print(anybody, unread)).rejects.toThrow('the store is away')
    expect((await printer.print(anybody, give)).length).toBeGreaterThan(1000)
  },
)

const codesOf = (printed: Promise<unknown>[]) =>
  Promise.all(printed.map((one) => one.then(() => 'none').catch((error: { code: string }) => error.code)))

test(
  'X2 one that takes too long ends with its process; of many, eight wait',
  { timeout: 60_000 },
  async () => {
    const printer = printing({ ms: 20 })
    const many = Array.from({ length: 9 }, (_, at) => asker(`user${at}`, `room${at}`))
    const codes = await codesOf(many.map((one) => printer.print(one, give)))
    expect(codes.filter((code) => code === 'unavailable')).toHaveLength(8)
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(1)
  },
)

test(
  'X2 one user has two, a room four, and nothing is read before its turn',
  { timeout: 60_000 },
  async () => {
    const printer = printing({ ms: 20 })
    let reading = 0
    const alone = async () => {
      expect(++reading).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      reading--
      return report
    }
    const asked = [
      ...['a', 'a', 'a', 'b', 'c', 'd'].map((user) => asker(user, 'room')),
      ...['a', 'e'].map((user) => asker(user, 'elsewhere')),
    ]
    const codes = await codesOf(asked.map((one) => printer.print(one, alone)))
    const [kept, refused] = ['unavailable', 'too_many']
    expect(codes).toEqual([kept, kept, refused, kept, kept, refused, refused, kept])
    expect(await codesOf([printer.print(anybody, alone)])).toEqual([kept])
  },
)
