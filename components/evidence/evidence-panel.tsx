'use client'

import { useTranslations } from 'next-intl'
import { Tabs } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PanelRightClose } from 'lucide-react'
import { leaveBoard } from '@/components/canvas/board-hold'
import { EvidenceList } from '@/components/evidence/evidence-list'
import type { NoteHand } from '@/components/evidence/evidence-row'
import { KindChips } from '@/components/evidence/kind-chips'
import type { MarkWords } from '@/components/evidence/mark-words'
import { useCurrentMark } from '@/components/evidence/use-current-mark'
import { usePrivatePanels } from '@/components/room/private-panels'
import { useRoomKeys } from '@/components/room/use-room-keys'
import { Button } from '@/components/ui/button'
import { FoldedEdge } from '@/components/ui/folded-edge'
import { Tooltip } from '@/components/ui/tooltip'
import type { EvidenceKind, EvidenceMark, EvidenceView } from '@/lib/replay/evidence'
import { shownMarks } from '@/lib/replay/mark-walk'
import type { DimensionId } from '@/lib/rubric/dimensions'

interface EvidencePanelProps {
  /** Null while it is being read; what stands in its place then. */
  evidence: EvidenceView | null
  meanwhile: ReactNode
  words: MarkWords
  hidden: ReadonlySet<EvidenceKind>
  onTurnKind: (kind: EvidenceKind) => void
  onShow: (mark: EvidenceMark) => void
  /** The tab of scores; null for whoever sees none. */
  scores: ReactNode
  /** Leads to a score within that tab, once it is shown. */
  onScore: (by: string | null, dimension: DimensionId) => void
  notes: NoteHand | null
  /** Stands below both tabs. */
  footer: ReactNode
}

type PanelTab = 'timeline' | 'scores'

/**
 * The evidence of a session beside its replay (V2): what happened, in the order of time, and the scores with their
 * moments. One key folds it, as everything private (R5c); on a phone it lies over the board.
 */
export function EvidencePanel(props: EvidencePanelProps) {
  const { evidence, meanwhile, words, hidden, onTurnKind, onShow, scores, onScore, notes } = props
  const t = useTranslations('evidence')
  const [tab, setTab] = useState<PanelTab>('timeline')
  const { areOpen, setOpen } = usePrivatePanels()
  const aside = useRef<HTMLElement>(null)
  const marks = evidence ? shownMarks(evidence.marks, hidden) : []
  const current = useCurrentMark(marks)
  const fold = () => {
    if (aside.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
    setOpen(false)
  }
  useRoomKeys({ Backslash: () => (areOpen ? fold() : setOpen(true)) })
  if (!areOpen) return <FoldedEdge label={t('unfold')} onOpen={() => setOpen(true)} />
  const title = t(scores === null ? 'timeline' : 'title')
  const tabs: readonly PanelTab[] = scores === null ? ['timeline'] : ['timeline', 'scores']
  const toScore = (by: string | null, dimension: DimensionId) => {
    flushSync(() => setTab('scores'))
    onScore(by, dimension)
  }
  return (
    <aside
      ref={aside}
      data-evidence
      aria-label={title}
      onFocus={leaveBoard}
      className="z-20 flex min-h-0 w-80 flex-col border-l border-line bg-surface max-[899px]:absolute max-[899px]:inset-x-0 max-[899px]:bottom-0 max-[899px]:h-[min(62dvh,100%)] max-[899px]:w-full max-[899px]:animate-panel max-[899px]:overflow-hidden max-[899px]:rounded-t-card max-[899px]:border-t max-[899px]:border-l-0 max-[899px]:shadow-float min-[1100px]:w-88"
    >
      <Tabs.Root
        value={tab}
        onValueChange={(value) => setTab(value as PanelTab)}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex h-11 shrink-0 items-center justify-between gap-1 border-b border-line pr-1 pl-2">
          <Tabs.List aria-label={title} className="flex gap-1">
            {tabs.map((name) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className="hit-44 h-7 rounded-control px-2 text-ui font-semibold text-text2 transition-colors duration-120 hover:text-text data-[state=active]:bg-sunken data-[state=active]:text-text"
              >
                {t(name)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Tooltip label={t('fold')}>
            <Button variant="ghost" size="icon" aria-label={t('fold')} onClick={fold}>
              <PanelRightClose aria-hidden size={18} />
            </Button>
          </Tooltip>
        </div>
        <Tabs.Content
          value="timeline"
          forceMount
          tabIndex={-1}
          className="flex min-h-0 flex-1 flex-col outline-none data-[state=inactive]:hidden"
        >
          {evidence ? (
            <>
              <KindChips marks={evidence.marks} hidden={hidden} onTurn={onTurnKind} words={words} />
              <EvidenceList
                marks={marks}
                hasMore={evidence.marks.length > 0}
                current={current}
                words={words}
                onShow={onShow}
                onScore={scores === null ? null : toScore}
                notes={notes}
              />
            </>
          ) : (
            meanwhile
          )}
        </Tabs.Content>
        {scores === null ? null : (
          <Tabs.Content
            value="scores"
            forceMount
            // The arrows are the rows' inside.
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-y-auto bg-private outline-none data-[state=inactive]:hidden"
          >
            {scores}
          </Tabs.Content>
        )}
      </Tabs.Root>
      {props.footer}
    </aside>
  )
}
