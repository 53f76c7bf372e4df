'use client'

import { ArrowRight, RotateCcw, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { keep, keptName, readKept } from '@/components/browser-storage'
import { Button } from '@/components/ui/button'

interface SayNextProps {
  roomId: string
  stage: string
  lines: readonly string[]
}

/** One thing to say at this moment; when it is said, the next one. The place in the list stays in this browser. */
export function SayNext({ roomId, stage, lines }: SayNextProps) {
  const t = useTranslations('guide')
  const key = keptName('said', roomId, stage)
  const [said, setSaid] = useState(() => Math.min(lines.length, Number(readKept(key)) || 0))
  const move = (to: number) => {
    setSaid(to)
    keep(key, String(to))
  }
  const line = lines[said]
  return (
    <section aria-labelledby="say-next" className="border-b border-line px-4 pt-3 pb-4">
      <div className="flex items-baseline justify-between">
        <h3 id="say-next" className="text-meta font-semibold text-text2">
          {t('say')}
        </h3>
        <span className="text-meta text-text3">
          {t('place', { at: Math.min(said + 1, lines.length), of: lines.length })}
        </span>
      </div>
      <p
        aria-live="polite"
        className={`mt-1.5 min-h-18 border-l-2 pl-3 text-title ${line ? 'border-accent' : 'border-line text-text2'}`}
      >
        {line ?? t('allSaid')}
      </p>
      <div className="mt-3 flex gap-2">
        {line ? (
          <Button
            variant="primary"
            className="grow justify-between pointer-coarse:h-10"
            onClick={() => move(said + 1)}
          >
            {t('said')}
            <ArrowRight aria-hidden size={16} />
          </Button>
        ) : (
          <Button className="grow pointer-coarse:h-10" onClick={() => move(0)}>
            <RotateCcw aria-hidden size={14} />
            {t('sayAgain')}
          </Button>
        )}
        <Button size="icon" aria-label={t('back')} disabled={said === 0} onClick={() => move(said - 1)}>
          <Undo2 aria-hidden size={16} />
        </Button>
      </div>
    </section>
  )
}
