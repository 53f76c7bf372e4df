'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RotateCw, X } from 'lucide-react'
import { useMomentWords } from '@/components/replay/moment-words'
import { usePlayer } from '@/components/replay/player-context'
import { Button } from '@/components/ui/button'

/** What there is to know of a recording beside what it shows: that it goes on, or that something of it is missing. */
export function ReplayNotice({ isReading, onAgain }: { isReading: boolean; onAgain: () => void }) {
  const t = useTranslations('replay')
  const { view, head } = usePlayer()
  const words = useMomentWords()
  const [isClosed, setClosed] = useState(false)
  const lines = [
    view.isLive ? t('live', { figure: words.figure(head.toAt) }) : null,
    head.torn > 0 ? t('torn', { count: head.torn }) : null,
    head.isCut ? t('cut') : null,
  ].filter((line) => line !== null)
  if (lines.length === 0 || isClosed) return null
  return (
    <div className="pointer-events-auto flex max-w-140 animate-panel items-center gap-2 rounded-card border border-line bg-surface py-1.5 pr-1.5 pl-3.5 shadow-float">
      <p role="status" className="text-text2">
        {lines.join(' ')}
      </p>
      {view.isLive ? (
        <Button busy={isReading} onClick={onAgain}>
          {isReading ? null : <RotateCw aria-hidden size={14} />}
          {t('again')}
        </Button>
      ) : null}
      <Button variant="ghost" size="icon" aria-label={t('closeNotice')} onClick={() => setClosed(true)}>
        <X aria-hidden size={16} />
      </Button>
    </div>
  )
}
