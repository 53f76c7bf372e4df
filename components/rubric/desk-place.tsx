'use client'

import { createContext, use } from 'react'
import { returnToBoard, selectedRecords } from '@/components/canvas/board-hold'
import { useRoomScene } from '@/components/room/room-context'
import { momentOf } from '@/components/rubric/moment-of'
import type { Stamp } from '@/lib/rubric/scorecard'

/** Where notes and scores are written: in a room as it happens, or beside a replay, about the moment it shows. */
export interface DeskPlace {
  /** The moment that is written about right now. */
  moment: () => Stamp
  /** Ids of the records that are selected while a note is begun. */
  selection: () => string[]
  /** Gives the keys back to what the desk stands beside. */
  leave: () => void
  /** Shows the board as it was then, in ms since 1970; null where only the present can be seen. */
  show: ((at: number) => void) | null
}

const Context = createContext<DeskPlace | null>(null)

export const DeskPlaceProvider = Context.Provider

/** The place of the desk around this component: the room, unless somebody says otherwise. */
export function useDeskPlace(): DeskPlace {
  const scene = useRoomScene()
  const elsewhere = use(Context)
  if (elsewhere) return elsewhere
  return { moment: () => momentOf(scene), selection: selectedRecords, leave: returnToBoard, show: null }
}
