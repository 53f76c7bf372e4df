'use client'

import { useEffect, useRef, useState } from 'react'
import { atom, type Atom, createTLStore, type TLAssetStore, type TLStore } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bind } from '@/components/canvas/binding'
import { bindPresence } from '@/components/canvas/presence'
import { rebaseUndo } from '@/components/canvas/undo'
import type { Quarantined } from '@/lib/board/guard'
import { boardSchema } from '@/lib/board/schema'
import { can } from '@/lib/permissions'
import type { RoomView } from '@/lib/room-view'
import type { Scheduler } from '@/lib/schedule'

export interface BoardSource {
  doc: Y.Doc | null
  awareness: Awareness | null
  /** Whether the document has been filled. Nothing is read or written before. */
  synced: boolean
  readOnly: boolean
  viewer: RoomView['viewer']
}

export interface BoardStore {
  store: TLStore | null
  /** Records that were set aside because they cannot be shown. */
  quarantined: readonly Quarantined[]
}

const scheduler: Scheduler = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

// Boards keep no files yet, and load none from anywhere else.
const assets: TLAssetStore = {
  upload: () => Promise.reject(new Error('boards keep no files')),
  resolve: () => null,
}

/** A tldraw store that is one with the room's document while the component stands. Throws when the board is of a newer version. */
export function useBoardStore({ doc, awareness, synced, readOnly, viewer }: BoardSource): BoardStore {
  const [opened, setOpened] = useState<{ store: TLStore; mode: Atom<'readonly' | 'readwrite'> } | null>(null)
  const [quarantined, setQuarantined] = useState<readonly Quarantined[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const isReadOnly = useRef(readOnly)
  const { participantId, role } = viewer
  const currentRole = useRef(role)

  useEffect(() => {
    currentRole.current = role
  }, [role])

  useEffect(() => {
    isReadOnly.current = readOnly
    opened?.mode.set(readOnly ? 'readonly' : 'readwrite')
  }, [readOnly, opened])

  useEffect(() => {
    if (!doc || !awareness || !synced) return
    const mode = atom<'readonly' | 'readwrite'>('mode', isReadOnly.current ? 'readonly' : 'readwrite')
    const store = createTLStore({
      schema: boardSchema,
      assets,
      collaboration: { status: atom('status', 'online'), mode },
    })
    const restoreUndo = rebaseUndo(store)
    let stop: () => void
    try {
      const binding = bind({
        store,
        doc,
        scheduler,
        canWrite: () => !isReadOnly.current,
        onQuarantine: setQuarantined,
      })
      const stopFlushing = flushBeforeLeaving(() => binding.flush())
      setQuarantined(binding.quarantined())
      stop = () => {
        stopFlushing()
        binding.dispose()
        restoreUndo()
      }
    } catch (error) {
      setFailure(error)
      return
    }
    const stopPresence = bindPresence({
      store,
      awareness,
      scheduler,
      selfId: participantId,
      canSend: () => can(currentRole.current, 'live', 'presence.send'),
    })
    setOpened({ store, mode })
    return () => {
      setOpened(null)
      stopPresence()
      stop()
    }
  }, [doc, awareness, synced, participantId])

  if (failure) throw failure
  return { store: opened?.store ?? null, quarantined }
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
