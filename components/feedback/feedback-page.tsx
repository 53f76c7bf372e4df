'use client'

import { CandidatePart } from '@/components/feedback/candidate-part'
import { FeedbackHead } from '@/components/feedback/feedback-head'
import { FreshScene } from '@/components/feedback/fresh-scene'
import { InterviewerPart } from '@/components/feedback/interviewer-part'
import type { ParticipantState } from '@/lib/board/protocol'
import type { RoomView } from '@/lib/room-view'

export interface FeedbackPageProps {
  room: RoomView
  /** Everybody who is in the room. */
  people: readonly ParticipantState[]
  licenseKey: string | null
}

/** What people write about a session that is over: interviewers to the candidate, candidates of themselves and of the interview. */
export function FeedbackPage({ room, people, licenseKey }: FeedbackPageProps) {
  return (
    <FreshScene room={room} licenseKey={licenseKey}>
      <FeedbackHead title={room.title} people={people} />
      {room.viewer.role === 'interviewer' ? <InterviewerPart people={people} /> : <CandidatePart />}
    </FreshScene>
  )
}
