'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import type { DraftKeeper } from '@/components/problem/edit/draft-keeper'
import { toast } from '@/components/ui/toast'
import type { judgeDraft } from '@/lib/problem/judge-draft'
import type { OwnFaults } from '@/lib/problem/own-problem'

/**
 * What stands between the draft and being given. Nobody is told while they write at first; once they have asked, each
 * fault goes as soon as it is mended, and comes as soon as it is made.
 */
export function useFaults(keeper: DraftKeeper): {
  faults: OwnFaults
  /** Answers what is wrong now, and goes on saying so; null where that cannot be found out. */
  ask: () => Promise<OwnFaults | null>
  /** Says nothing any more: it is ready. */
  rest: () => void
} {
  const t = useTranslations('ownProblem')
  const [judge, setJudge] = useState<typeof judgeDraft | null>(null)
  const draftNow = () => keeper.snapshot().draft
  const draft = useDeferredValue(useSyncExternalStore(keeper.subscribe, draftNow, draftNow))
  const found = JSON.stringify(judge?.(draft).faults ?? {})
  // The same faults are the same object: fields that are not concerned are not drawn anew.
  const faults = useMemo(() => JSON.parse(found) as OwnFaults, [found])
  return {
    faults,
    ask: async () => {
      try {
        const { judgeDraft: judgeNow } = await import('@/lib/problem/judge-draft')
        setJudge(() => judgeNow)
        return judgeNow(draftNow()).faults ?? {}
      } catch {
        // Without a network it cannot be published either.
        toast.failed(t('unreachable'))
        return null
      }
    },
    rest: () => setJudge(null),
  }
}
