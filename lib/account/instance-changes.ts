import { z } from 'zod'
import { hostGroups, retentionChoices, signUpModes } from '@/lib/account/instance'
import { nameInput } from '@/lib/name'
import { recordingDaysInput } from '@/lib/recording-days'

const isChoice = (days: number | null) => retentionChoices.some((choice) => choice === days)

/** Parses what an operator changes of the instance: any part of it, but something. Issues carry `params.problem` (lib/name.ts). */
export const instanceChanges = z
  .strictObject({
    name: nameInput.nullable(),
    signUp: z.enum(signUpModes),
    hosts: z.enum(hostGroups),
    retentionDays: z.number().nullable().refine(isChoice),
    recordingDays: recordingDaysInput,
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0)

export type InstanceChanges = z.infer<typeof instanceChanges>
