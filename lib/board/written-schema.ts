import { z } from 'zod'

/** What the records of a board are written with, as the store of boards says it. */
export const writtenSchema = z.strictObject({
  schemaVersion: z.literal(2),
  sequences: z.record(z.string().max(100), z.int()),
})
