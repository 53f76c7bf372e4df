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

test('V3 a process of its own prints the report', { timeout: 60_000 }, async () => {
  const read = await readPdf(await printing().print(report))
  expect(read.text).toContain('항목별 평가')
})

test(
  'X2 one that takes too long ends with its process; of many, eight wait',
  { timeout: 60_000 },
  async () => {
    const printer = printing({ ms: 20 })
    const codes = await Promise.all(
      Array.from({ length: 9 }, () => printer.print(report).catch((error: { code: string }) => error.code)),
    )
    expect(codes.filter((code) => code === 'unavailable')).toHaveLength(8)
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(1)
  },
)
