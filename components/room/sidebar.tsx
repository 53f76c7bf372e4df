'use client'

import { useTranslations } from 'next-intl'
import { Tabs } from 'radix-ui'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PanelRightClose } from 'lucide-react'
import { leaveBoard, returnToBoard } from '@/components/canvas/board-hold'
import { GuideTab } from '@/components/guide/guide-tab'
import { HintsTab } from '@/components/guide/hints-tab'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { usePrivatePanels } from '@/components/room/private-panels'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { useRoomKeys } from '@/components/room/use-room-keys'
import { NoteLine, noteLineId } from '@/components/rubric/note-line'
import { NotesList } from '@/components/rubric/notes-list'
import { ScoreTab } from '@/components/rubric/score-tab'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { FoldedEdge } from '@/components/ui/folded-edge'
import { Tooltip } from '@/components/ui/tooltip'

const tabs = [
  ['score', ScoreTab],
  ['guide', GuideTab],
  ['hints', HintsTab],
] as const
type SidebarTab = (typeof tabs)[number][0]

/** Goes on with what was begun: the caret stands behind it. */
function focusNote(): void {
  const field = document.querySelector<HTMLTextAreaElement>(`#${noteLineId}`)
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}

/**
 * What interviewers have beside the board: score, guide and hints, and below them notes. One key folds it, and
 * whatever else is private, for sharing a screen; only a person's own wish opens it again (R5c).
 */
export function Sidebar({
  isCovered,
}: {
  /** Something lies over the room: it is kept as it is, out of sight. */ isCovered: boolean
}) {
  const t = useTranslations('sidebar')
  const scene = useRoomScene()
  const { kind, phase } = scene
  const [tab, setTab] = useState<SidebarTab>('score')
  const [lastPhase, setLastPhase] = useState(phase)
  if (lastPhase !== phase) {
    setLastPhase(phase)
    // At the end the scores are gone over once more.
    if (phase === 'ended') setTab('score')
  }
  const { areOpen, setOpen } = usePrivatePanels()
  const aside = useRef<HTMLElement>(null)

  const fold = () => {
    if (aside.current?.contains(document.activeElement)) returnToBoard()
    setOpen(false)
  }
  /** Whoever shares a screen has folded it: a key must not show it to everybody. */
  const whileOpen = (act: () => void) => () => {
    if (areOpen) act()
    else toast.done(t('foldedHint'))
  }
  const focusRubric = () => {
    flushSync(() => setTab('score'))
    leaveBoard()
    aside.current?.querySelector<HTMLElement>('[data-rubric-row][tabindex="0"]')?.focus()
  }
  useRoomKeys(
    {
      Backslash: () => (areOpen ? fold() : setOpen(true)),
      Semicolon: whileOpen(focusRubric),
      KeyN: mayDo(scene, 'desk.write') ? whileOpen(focusNote) : () => false,
    },
    !isCovered,
  )

  if (!areOpen && isCovered) return null
  if (!areOpen) return <FoldedEdge isOfPage label={t('unfold')} onOpen={() => setOpen(true)} />
  return (
    <aside
      ref={aside}
      aria-label={t('title')}
      hidden={isCovered}
      className="z-20 flex min-h-0 w-80 flex-col border-l border-line bg-private max-[899px]:fixed max-[899px]:inset-x-0 max-[899px]:bottom-0 max-[899px]:h-[62dvh] max-[899px]:w-full max-[899px]:animate-panel max-[899px]:rounded-t-card max-[899px]:border-t max-[899px]:border-l-0 max-[899px]:shadow-float min-[1100px]:w-88"
    >
      <Tabs.Root
        value={tab}
        onValueChange={(value) => setTab(value as SidebarTab)}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex h-11 shrink-0 items-center justify-between gap-1 border-b border-line pr-1 pl-2">
          <Tabs.List aria-label={t('title')} className="flex gap-1">
            {tabs.map(([name]) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className="hit-44 h-7 rounded-control px-2 text-ui font-semibold text-text2 transition-colors duration-120 hover:text-text data-[state=active]:bg-sunken data-[state=active]:text-text"
              >
                {t(kind === 'practice' && name === 'score' ? 'selfCheck' : name)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <div className="flex min-w-0 items-center gap-1">
            {kind === 'practice' ? null : <InterviewersOnly isTight />}
            <Tooltip label={t('fold')}>
              <Button variant="ghost" size="icon" aria-label={t('fold')} onClick={fold}>
                <PanelRightClose aria-hidden size={18} />
              </Button>
            </Tooltip>
          </div>
        </div>
        {tabs.map(([name, Tab]) => (
          // Kept while another one is shown, so that nothing half typed is lost.
          <Tabs.Content
            key={name}
            value={name}
            forceMount
            // The arrows are the rows' inside.
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-y-auto outline-none data-[state=inactive]:hidden"
          >
            <Tab />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <NotesList />
      <NoteLine />
    </aside>
  )
}
