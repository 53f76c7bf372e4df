'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { LoaderCircle, X } from 'lucide-react'
import { returnToBoard } from '@/components/canvas/board-hold'
import { MomentPicker } from '@/components/restore/moment-picker'
import { useMoments } from '@/components/restore/use-moments'
import { useCoveredBoard } from '@/components/room/covered-board'
import { useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

/** Over the board, which goes on below: its past, to look back along and to bring back (B12). */
export function RestorePanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('restore')
  const { roomId } = useRoomScene()
  const panel = useRef<HTMLElement>(null)
  const [place] = useState(() => document.getElementById('board'))
  const reading = useMoments(roomId)
  useCoveredBoard(panel)

  const close = () => {
    onClose()
    returnToBoard()
  }
  if (!place) return null
  // Above the canvas' own layers, which reach to 1000; all of it stays within the board.
  return createPortal(
    <section
      ref={panel}
      role="dialog"
      aria-label={t('title')}
      tabIndex={-1}
      className="absolute inset-0 z-1100 flex animate-panel flex-col bg-canvas outline-none"
      onKeyDown={(event) => {
        if (event.code === 'Escape') close()
      }}
    >
      <div className="flex h-12 shrink-0 items-center justify-between gap-3 border-b border-line bg-surface pr-2 pl-4">
        <h2 className="truncate text-label font-semibold">{t('title')}</h2>
        <Button variant="ghost" size="icon" aria-label={t('close')} onClick={close}>
          <X aria-hidden size={18} />
        </Button>
      </div>
      {reading.at === 'read' ? (
        <MomentPicker moments={reading.moments} onClose={close} />
      ) : (
        <div className="grid grow place-items-center p-6 text-center">
          {reading.at === 'reading' ? (
            <p role="status" className="flex items-center gap-2 text-text2">
              <LoaderCircle aria-hidden size={16} className="animate-spin" />
              {t('loading')}
            </p>
          ) : (
            <div role="alert" className="flex flex-col items-center gap-3">
              <p>{t('failed')}</p>
              <Button onClick={reading.retry}>{t('retry')}</Button>
            </div>
          )}
        </div>
      )}
    </section>,
    place,
  )
}
