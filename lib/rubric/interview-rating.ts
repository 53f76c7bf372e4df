/** What a candidate thinks of the interview itself (C4): given with the self-rating, before anything is seen. */
import { z } from 'zod'

/** What is asked, each from 1 (no) to 4 (yes): was the task clear, did hints help, was one heard. */
export const interviewQuestions = ['task', 'help', 'heard'] as const
export type InterviewQuestion = (typeof interviewQuestions)[number]

/** The most characters (code points) of the comment. */
export const commentMax = 2000

const answer = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable()

export const interviewRating = z.strictObject({
  /** Null where it was not answered. */
  answers: z.strictObject({ task: answer, help: answer, heard: answer }),
  comment: z.string().refine((text) => [...text].length <= commentMax, 'too_long'),
})
export type InterviewRating = z.infer<typeof interviewRating>
