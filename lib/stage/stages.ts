/** The four steps of an interview (S1), in order. */
export const stageIds = ['scope', 'high_level', 'deep_dive', 'wrap_up'] as const
export type StageId = (typeof stageIds)[number]
