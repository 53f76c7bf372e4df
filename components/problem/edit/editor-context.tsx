'use client'

import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { DraftKeeper, KeeperSnapshot } from '@/components/problem/edit/draft-keeper'
import type { OwnDraft, OwnFaults } from '@/lib/problem/own-problem'

interface Editor {
  keeper: DraftKeeper
  /** What stands between the draft and being given, once somebody has asked. */
  faults: OwnFaults
  /** Goes on at the field of a path, wherever in the form it is and whatever is shown now. */
  goTo: (path: string) => void
}

const EditorContext = createContext<Editor | null>(null)

/** Everything below writes this problem. */
export function EditorProvider({ keeper, faults, goTo, children }: Editor & { children: ReactNode }) {
  const value = useMemo(() => ({ keeper, faults, goTo }), [keeper, faults, goTo])
  return <EditorContext value={value}>{children}</EditorContext>
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('there is no editor around this')
  return editor
}

/** The keeper's state as it is now. */
export function useKeeper(): KeeperSnapshot {
  const { keeper } = useEditor()
  return useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)
}

/** A part of the draft; only what shows it is drawn anew when it changes. `select` answers the same thing for the same draft. */
export function useDraft<Part>(select: (draft: OwnDraft) => Part): Part {
  const { keeper } = useEditor()
  const part = () => select(keeper.snapshot().draft)
  return useSyncExternalStore(keeper.subscribe, part, part)
}

/** By this the field of a path is found, to go on there. */
export const fieldId = (path: string) => `field-${path}`
