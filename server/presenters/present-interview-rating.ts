import { type InterviewRating, interviewRating } from '@/lib/rubric/interview-rating'

/** What a candidate thinks of the interview, as it was asked. */
export function presentInterviewRating(row: { answers: unknown; comment: string }): InterviewRating {
  const { answers, comment } = row
  return interviewRating.parse({ answers, comment })
}
