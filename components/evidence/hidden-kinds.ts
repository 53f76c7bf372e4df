'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { keep, keptName, readKept } from '@/components/browser-storage'
import { type EvidenceKind, evidenceKinds } from '@/lib/replay/evidence'

const key = keptName('evidence-hidden')
const listeners = new Set<() => void>()
/** What was hidden while storage is switched off; it lasts as long as the page. */
let unstored = ''

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const read = () => readKept(key) ?? unstored

const nothing = () => ''

/** The kinds of marks that this browser's person has hidden on the timeline; none at first. */
export function useHiddenKinds(): [hidden: ReadonlySet<EvidenceKind>, turn: (kind: EvidenceKind) => void] {
  const kept = useSyncExternalStore(subscribe, read, nothing)
  const hidden = useMemo(() => hiddenIn(kept), [kept])
  const turn = useCallback((kind: EvidenceKind) => {
    const now = hiddenIn(read())
    const next = evidenceKinds.filter((one) => (one === kind ? !now.has(one) : now.has(one)))
    unstored = next.join(' ')
    keep(key, unstored)
    for (const listener of listeners) listener()
  }, [])
  return [hidden, turn]
}

function hiddenIn(kept: string): ReadonlySet<EvidenceKind> {
  const names = kept.split(' ')
  return new Set(evidenceKinds.filter((kind) => names.includes(kind)))
}
