'use client'

import { SelfClosed } from '@/components/interview/self-closed'
import { SelfRatingForm } from '@/components/interview/self-rating-form'
import { useRoomScene } from '@/components/room/room-context'
import type { DebriefView } from '@/lib/rubric/desk-view'
import type { RubricWords } from '@/lib/rubric/rubric'

/** For a candidate whose own rating is not in: the form for it or, where it cannot be handed in any more, why. */
export function SelfPart({
  words,
  view,
  onRated,
}: {
  words: RubricWords
  view: Pick<DebriefView, 'mayRate' | 'ratings'>
  onRated: (debrief: DebriefView) => void
}) {
  const { interview } = useRoomScene()
  // Whichever is told first: the room's state or what was read of the debrief.
  const isShown = interview?.debrief.isRevealed || view.ratings !== null
  if (isShown) return <SelfClosed why="shown" />
  return view.mayRate ? <SelfRatingForm words={words} onRated={onRated} /> : <SelfClosed why="hasCard" />
}
