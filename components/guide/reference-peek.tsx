'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { usePrivatePanels } from '@/components/room/private-panels'
import { SampleBoard } from '@/components/room/sample-board'
import { Button } from '@/components/ui/button'

/** The reference design beside one's own sidebar, to look around in. It is there only while it is open, and only here. */
export function ReferencePeek({ board, onClose }: { board: string; onClose: () => void }) {
  const t = useTranslations('guide')
  const closing = useRef<HTMLButtonElement>(null)
  const { areOpen } = usePrivatePanels()
  useEffect(() => closing.current?.focus(), [])
  if (!areOpen) return null
  return createPortal(
    <section
      role="dialog"
      aria-label={t('reference')}
      className="fixed top-15 right-[calc(320px+12px)] z-10 flex h-[min(440px,calc(100dvh-160px))] w-120 max-w-[calc(100vw-344px)] animate-panel flex-col overflow-hidden rounded-card border border-line bg-private shadow-float max-[899px]:right-2 max-[899px]:z-40 max-[899px]:max-w-[calc(100vw-16px)] min-[1100px]:top-16 min-[1100px]:right-[calc(352px+12px)]"
      onKeyDown={(event) => {
        if (event.code === 'Escape') onClose()
      }}
    >
      <div className="flex h-11 shrink-0 items-center justify-between gap-2 border-b border-line pr-1.5 pl-4">
        <h2 className="truncate text-ui font-semibold">{t('reference')}</h2>
        <div className="flex items-center gap-1">
          <InterviewersOnly />
          <Button
            ref={closing}
            variant="ghost"
            size="icon"
            aria-label={t('closeReference')}
            onClick={onClose}
          >
            <X aria-hidden size={18} />
          </Button>
        </div>
      </div>
      <div className="dotted-paper relative isolate min-h-0 grow">
        <SampleBoard state={board} isBare />
      </div>
    </section>,
    document.body,
  )
}
