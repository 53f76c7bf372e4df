import { reportPdf } from '@/server/report/report-pdf'
import { readPrintable } from '@/server/report/printable-report'

// One report in, its PDF out, in a process of its own: laying out takes seconds, and whatever hostile text does to fonts
// and layout, it does here, without settings, secrets or a database, and it ends with the process.
const pieces: Buffer[] = []
for await (const piece of process.stdin) pieces.push(piece as Buffer)

const pdf = await reportPdf(readPrintable(Buffer.concat(pieces)))
await new Promise<void>((resolve, reject) => {
  process.stdout.write(pdf, (error) => (error ? reject(error) : resolve()))
})
process.exit(0)
