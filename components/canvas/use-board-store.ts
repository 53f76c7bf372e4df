'use client'

import { useEffect, useRef, useState } from 'react'
import { atom, type Atom, createTLStore, type TLAssetStore, type TLStore } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bind } from '@/components/canvas/binding'
import { bindPresence } from '@/components/canvas/presence'
import { rebaseUndo } from '@/components/canvas/undo'
import type { Quarantined } from '@/lib/board/guard'
import type { RepairNotice } from '@/lib/board/protocol'
import { boardSchema } from '@/lib/board/schema'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import { browserScheduler } from '@/components/browser-scheduler'

export interface BoardSource {
  doc: Y.Doc | null
  awareness: Awareness | null
  /** Whether the document has been filled. Nothing is read or written before. */
  synced: boolean
  readOnly: boolean
  /** Nothing can be changed here just now, though this person may (R5a). */
  isLocked?: boolean
  viewer: RoomView['viewer']
  /** What shows the pictures on it. */
  assets: TLAssetStore
  /** Something made here is more than a board takes, and was put back. */
  onRefused?: (refused: RepairNotice) => void
}

export interface BoardStore {
  store: TLStore | null
  /** Records that were set aside because they cannot be shown. */
  quarantined: readonly Quarantined[]
}

interface OpenStore {
  /** Whose place in which room it shows: it must never meet the document of another one. */
  participantId: string
  store: TLStore
  mode: Atom<'readonly' | 'readwrite'>
}

/**
 * A tldraw store that is one with the room's document while the component stands. When another document takes
 * the place of that one (B11) the store stays, and with it view, selection and undo. Throws when the board is
 * of a newer version.
 */
export function useBoardStore(source: BoardSource): BoardStore {
  const { doc, awareness, synced, readOnly, isLocked = readOnly, viewer, assets, onRefused } = source
  const [opened, setOpened] = useState<OpenStore | null>(null)
  const [quarantined, setQuarantined] = useState<readonly Quarantined[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const isReadOnly = useRef(readOnly)
  const isLockedNow = useRef(isLocked)
  const held = useRef<OpenStore | null>(null)
  const { participantId, role } = viewer
  const currentRole = useRef(role)

  const tellRefused = useRef(onRefused)

  useEffect(() => {
    currentRole.current = role
    tellRefused.current = onRefused
  }, [role, onRefused])

  useEffect(() => {
    isReadOnly.current = readOnly
    isLockedNow.current = isLocked
    opened?.mode.set(isLocked ? 'readonly' : 'readwrite')
  }, [readOnly, isLocked, opened])

  useEffect(() => {
    if (!doc || !awareness || !synced) {
      held.current = null
      setOpened(null)
      return
    }
    if (held.current?.participantId !== participantId) held.current = openStore(participantId, assets)
    const { store, mode } = held.current
    mode.set(isLockedNow.current ? 'readonly' : 'readwrite')
    let stop: () => void
    try {
      const binding = bind({
        store,
        doc,
        scheduler: browserScheduler,
        canWrite: () => !isReadOnly.current,
        onQuarantine: setQuarantined,
        onRefused: (refused) => tellRefused.current?.(refused),
      })
      const stopFlushing = flushBeforeLeaving(() => binding.flush())
      setQuarantined(binding.quarantined())
      stop = () => {
        stopFlushing()
        binding.dispose()
      }
    } catch (error) {
      setFailure(error)
      return
    }
    const stopPresence = bindPresence({
      store,
      awareness,
      scheduler: browserScheduler,
      selfId: participantId,
      canSend: () => can(currentRole.current, 'live', 'presence.send'),
    })
    setOpened(held.current)
    return () => {
      stopPresence()
      stop()
    }
  }, [doc, awareness, synced, participantId, assets])

  if (failure) throw failure
  return { store: opened?.participantId === participantId ? opened.store : null, quarantined }
}

function openStore(participantId: string, assets: TLAssetStore): OpenStore {
  const mode = atom<'readonly' | 'readwrite'>('mode', 'readonly')
  const store = createTLStore({
    schema: boardSchema,
    assets,
    collaboration: { status: atom('status', 'online'), mode },
  })
  // For as long as the store lives: what somebody else wrote last is known of each document it meets.
  rebaseUndo(store)
  return { participantId, store, mode }
}

/** Calls back whenever the page may be about to go: the last frame's edit would wait for a frame that never comes. */
function flushBeforeLeaving(flush: () => void): () => void {
  const events = ['pagehide', 'beforeunload'] as const
  for (const event of events) window.addEventListener(event, flush, { capture: true })
  document.addEventListener('visibilitychange', flush)
  return () => {
    for (const event of events) window.removeEventListener(event, flush, { capture: true })
    document.removeEventListener('visibilitychange', flush)
  }
}
