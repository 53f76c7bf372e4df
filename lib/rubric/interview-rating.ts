/** What a candidate thinks of the interview itself (C4): given with the self-rating, before anything is seen. */
import { z } from 'zod'
import { countCharacters } from '@/lib/name'
import { cleanNote } from '@/lib/rubric/note-line'

/** What is asked, each from 1 (no) to 4 (yes): was the task clear, did hints help, was one heard. */
export const interviewQuestions = ['task', 'help', 'heard'] as const
export type InterviewQuestion = (typeof interviewQuestions)[number]

/** The most characters (code points) of the comment. */
export const commentMax = 2000

const answer = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable()

export const interviewRating = z.strictObject({
  /** Null where it was not answered. */
  answers: z.strictObject({ task: answer, help: answer, heard: answer }),
  comment: z
    .string()
    .transform(cleanNote)
    .refine((text) => countCharacters(text) <= commentMax, { params: { problem: 'too_long' } }),
})
export type InterviewRating = z.infer<typeof interviewRating>

/** Whether nothing was answered and nothing written. */
export function saysNothing({ answers, comment }: InterviewRating): boolean {
  return comment.trim() === '' && interviewQuestions.every((question) => answers[question] === null)
}

/** A rating with a question answered; the same answer again takes it back. */
export function withAnswer(
  rating: InterviewRating,
  question: InterviewQuestion,
  given: NonNullable<InterviewRating['answers'][InterviewQuestion]>,
): InterviewRating {
  const { answers } = rating
  return { ...rating, answers: { ...answers, [question]: answers[question] === given ? null : given } }
}
