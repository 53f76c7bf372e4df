import { z } from 'zod'
import { cleanTitle } from '@/lib/name'
import { roles, roomKinds } from '@/lib/permissions'
import { feedbackStates, roomTextMax } from '@/lib/room-list'
import { problemInput } from '@/server/queries/problems'

/** What the list of rooms is asked for in an address (lib/room-list.ts). */
export const roomQuery = z
  .object({
    text: z.string().max(roomTextMax).transform(cleanTitle).default(''),
    role: z.enum(roles).nullable().default(null),
    kind: z.enum(roomKinds).nullable().default(null),
    problem: problemInput.nullable().default(null),
    feedback: z.enum(feedbackStates).nullable().default(null),
    archived: z.enum(['0', '1']).default('0'),
    after: z.string().max(200).nullable().default(null),
  })
  .transform(({ archived, ...rest }) => ({ ...rest, isArchived: archived === '1' }))
