'use client'

import { useSyncExternalStore } from 'react'
import useSWR from 'swr'
import type { DeskView } from '@/lib/rubric/desk-view'
import { browserScheduler } from '@/components/browser-scheduler'
import { browserStorage } from '@/components/browser-storage'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { DeskOutbox, type DeskSnapshot } from '@/components/rubric/desk-outbox'
import { localId } from '@/components/rubric/local-id'
import { deskPath, deskTransport, readDesk } from '@/components/rubric/desk-requests'

export interface Desk extends DeskSnapshot {
  outbox: DeskOutbox
  /** What the server has told; undefined before it has. */
  view: DeskView | undefined
  /** It could not be read. */
  isFailed: boolean
  /** Whether this viewer may write here: not an observer, and not once the card is submitted, as far as scores go. */
  mayWrite: boolean
  reread: () => void
}

/** One a person and room in this page: they write on while tabs and panels come and go. */
const outboxes = new Map<string, DeskOutbox>()

function outboxOf(roomId: string, owner: string): DeskOutbox {
  const known = outboxes.get(owner)
  if (known) return known
  const made = new DeskOutbox({
    storage: browserStorage,
    owner,
    tab: localId(),
    transport: deskTransport(roomId),
    scheduler: browserScheduler,
    newId: localId,
    chance: Math.random,
  })
  // The server makes pages of many people: there nothing is kept.
  if (typeof window === 'undefined') return made
  outboxes.set(owner, made)
  window.addEventListener('pagehide', () => made.leave())
  window.addEventListener('online', () => made.retry())
  return made
}

/** Reads until nothing was acknowledged meanwhile: an answer that is older than an acknowledgement would take words away. */
async function readInto(outbox: DeskOutbox, path: string): Promise<DeskView> {
  for (let tries = 0; ; tries++) {
    const { ticket } = outbox
    const desk = await readDesk(path)
    if (outbox.hear(desk, ticket) || tries === 5) return desk
  }
}

/** This viewer's notes and scores (C2): what the server has, with what is still on its way. */
export function useDesk(): Desk {
  const scene = useRoomScene()
  const { roomId, viewer, interview, phase } = scene
  const outbox = outboxOf(roomId, viewer.participantId)
  const snapshot = useSyncExternalStore(outbox.subscribe, outbox.snapshot, outbox.snapshot)
  const mayRead = mayDo(scene, 'desk.read')
  // The room tells everybody how many cards are in, and when that changed: what they say is asked for then. An observer
  // reads more than an interviewer may before submitting: nothing of one role's desk is shown in another (C2). With the
  // end come the stages that began until then.
  const { data, error, mutate } = useSWR<DeskView, unknown, [string, string, string, string] | null>(
    mayRead ? [deskPath(roomId), viewer.role, phase, JSON.stringify(interview?.debrief)] : null,
    ([path]) => readInto(outbox, path),
    { keepPreviousData: true },
  )
  return {
    ...snapshot,
    outbox,
    view: mayRead ? data : undefined,
    isFailed: error !== undefined,
    mayWrite: mayDo(scene, 'desk.write'),
    reread: () => void mutate(),
  }
}
