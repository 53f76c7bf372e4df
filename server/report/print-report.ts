import { reportPdf } from '@/server/report/report-pdf'
import { readPrintable } from '@/server/report/printable-report'

// One report in, its PDF out, in a process of its own: laying out takes seconds, and whatever hostile text does to fonts
// and layout, it does here, without settings, secrets or a database, and it ends with the process.
async function print(): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  const pdf = await reportPdf(readPrintable(Buffer.concat(pieces)))
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(pdf, (error) => (error ? reject(error) : resolve()))
  })
}

// Node itself ends with 1 where the program cannot even begin (server/limited-process.ts); one report that breaks it is no
// such thing.
const brokenReport = 2
try {
  await print()
} catch {
  process.exit(brokenReport)
}
process.exit(0)
