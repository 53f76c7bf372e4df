'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { BookOpen, ChevronDown, Workflow, X } from 'lucide-react'
import type * as Y from 'yjs'
import { isEmptyBoard } from '@/lib/board/doc'
import type { Brief } from '@/lib/problem/brief'
import { isTyping } from '@/components/canvas/physical-keys'
import { BriefText } from '@/components/problem/brief-text'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { rememberBrief, wasBriefOpen } from '@/components/problem/remembered-brief'
import { useIsNarrow, usePrivatePanels } from '@/components/room/private-panels'
import { Button } from '@/components/ui/button'

interface BriefPanelProps {
  roomId: string
  brief: Brief
  /** Whether the way to the pack is shown; who may open it is decided there (P5). */
  isInterviewer: boolean
  /** The session is over: what to do next stands in the middle, so the brief waits in its pill. */
  isOver: boolean
  /** The board below; null until it has come. */
  doc: Y.Doc | null
}

/**
 * The brief at the top left of the board: a pill, and what is asked below it. It opens by itself for whoever has
 * not seen it, for interviewers only where nothing is drawn yet that it would cover; it takes no focus from the board, and
 * stays as it was left.
 */
export function BriefPanel({ roomId, brief, isInterviewer, isOver, doc }: BriefPanelProps) {
  const t = useTranslations('brief')
  const [isOpen, setIsOpen] = useState(false)
  // What opened by itself goes with Esc on the board too; what a person has opened, only from there.
  const [isUnasked, setIsUnasked] = useState(false)
  const element = useRef<HTMLDivElement>(null)
  const pill = useRef<HTMLButtonElement>(null)

  const isInTheWay = useEffectEvent(() => isInterviewer && (doc === null || !isEmptyBoard(doc)))
  const hasCome = doc !== null
  useEffect(() => {
    const before = wasBriefOpen(roomId)
    // Known only in the browser, after the page stands; and whether there is a drawing, when the board has come.
    setIsOpen(!isOver && (before ?? !isInTheWay()))
    setIsUnasked(before === null)
  }, [roomId, isOver, hasCome])

  const turn = (open: boolean) => {
    setIsOpen(open)
    setIsUnasked(false)
    rememberBrief(roomId, open)
  }

  useEffect(() => {
    if (!isOpen) return
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'Escape' || event.isComposing) return
      const { activeElement } = document
      const isInside = element.current?.contains(activeElement) ?? false
      if (!isInside && !(isUnasked && isAtBoard(activeElement))) return
      setIsOpen(false)
      setIsUnasked(false)
      rememberBrief(roomId, false)
      if (isInside) pill.current?.focus()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [isOpen, isUnasked, roomId])

  return (
    <div
      ref={element}
      className="pointer-events-none absolute top-3 left-3 z-10 flex max-h-[calc(100%-84px)] w-80 max-w-[calc(100%-24px)] flex-col items-start gap-2 max-sm:max-h-[calc(100%-184px)] max-sm:w-[calc(100%-24px)]"
    >
      <button
        ref={pill}
        type="button"
        aria-expanded={isOpen}
        aria-controls="brief"
        onClick={() => turn(!isOpen)}
        className="pointer-events-auto flex h-10 shrink-0 items-center gap-2 rounded-card border border-line bg-surface px-3 text-ui font-semibold shadow-float transition-colors duration-120 hover:bg-sunken"
      >
        {t('title')}
        <ChevronDown
          aria-hidden
          size={16}
          className={`text-text2 transition-transform duration-120 ${isOpen ? 'rotate-180' : ''}`}
        />
      </button>
      <section
        id="brief"
        hidden={!isOpen}
        aria-labelledby="brief-title"
        className="pointer-events-auto flex min-h-0 w-full animate-panel flex-col overflow-y-auto rounded-card border border-line bg-surface shadow-float beside-palette"
      >
        <div className="flex items-start justify-between gap-2 py-2 pr-2 pl-4">
          <h2 id="brief-title" className="pt-1 text-title font-semibold">
            {brief.title}
          </h2>
          <Button variant="ghost" size="icon" aria-label={t('close')} onClick={() => turn(false)}>
            <X aria-hidden size={18} />
          </Button>
        </div>
        <div className="px-4 pb-4">
          <BriefText brief={brief} />
        </div>
        {isInterviewer ? <PackLinks id={brief.id} /> : null}
      </section>
    </div>
  )
}

function PackLinks({ id }: { id: string }) {
  const t = useTranslations('brief')
  const { areOpen } = usePrivatePanels()
  const isNarrow = useIsNarrow()
  // Folded with everything else that candidates must not see (R5c); on a narrow window nothing is beside the board.
  if (!areOpen && !isNarrow) return null
  const links = [
    { to: 'pack', Icon: BookOpen, name: t('pack') },
    { to: 'reference', Icon: Workflow, name: t('reference') },
  ]
  return (
    <div className="flex flex-col gap-1 border-t border-line bg-private p-2">
      <div className="px-2 pt-1">
        <InterviewersOnly />
      </div>
      {links.map(({ to, Icon, name }) => (
        <a
          key={to}
          href={`/problems/${id}/${to}`}
          target="_blank"
          rel="noreferrer"
          className="flex min-h-10 items-center gap-2.5 rounded-control px-2 text-ui font-semibold transition-colors duration-120 hover:bg-sunken"
        >
          <Icon aria-hidden size={16} className="text-text2" />
          {name}
          <span className="sr-only">{t('newTab')}</span>
        </a>
      ))}
    </div>
  )
}

/** Whether Esc belongs to the board: not to a field somebody types in, nor to a popover above it. */
function isAtBoard(element: Element | null): boolean {
  if (element === null || element === document.body) return true
  return element.closest('#board') !== null && !isTyping(element)
}
