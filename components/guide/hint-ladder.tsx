'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type HintLevel, hintLevels, type StageGuide } from '@/lib/problem/guide-view'
import type { StageId } from '@/lib/stage/stages'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { giveHint } from '@/components/guide/guide-requests'
import { HintWords } from '@/components/guide/hint-words'
import { Preview } from '@/components/guide/preview'
import { useRequest } from '@/components/guide/use-request'

interface HintLadderProps {
  stage: StageId
  ladder: StageGuide['hints']
  /** Alone: what was not taken stays covered, and rungs come one after the other. */
  isPractice: boolean
}

/** The three rungs of a stage, from the least to the most. */
export function HintLadder({ stage, ladder, isPractice }: HintLadderProps) {
  const t = useTranslations('hints')
  const scene = useRoomScene()
  const { isBusy, run } = useRequest()
  const [looked, setLooked] = useState<HintLevel | null>(null)
  const mayGive = mayDo(scene, 'hint.give')
  const given = (scene.interview?.hints ?? []).filter((hint) => hint.stage === stage)
  const isGiven = (level: number) => given.some((hint) => hint.level === level)
  const give = async (level: HintLevel) => {
    const text = ladder[level - 1]
    if (text && (await run(() => giveHint(scene.roomId, { stage, level, text })))) setLooked(null)
  }
  return (
    <ol className="flex flex-col gap-2">
      {hintLevels.map((level) => {
        const isNext = level === 1 || isGiven(level - 1)
        const isCovered = isPractice && !isGiven(level)
        return (
          <li key={level} className="rounded-control border border-line bg-surface p-3">
            <div className="flex items-center justify-between gap-2">
              <h3 className="text-meta font-semibold text-text2">{t(`levels.${level}`)}</h3>
              {isGiven(level) ? (
                <span className="flex items-center gap-1 text-meta text-ok">
                  <Check aria-hidden size={14} />
                  {t(isPractice ? 'taken' : 'given')}
                </span>
              ) : null}
            </div>
            {isCovered ? null : <p className="mt-1">{ladder[level - 1]}</p>}
            {looked === level ? (
              <Preview
                action={t('give')}
                isBusy={isBusy}
                onShow={() => void give(level)}
                onCancel={() => setLooked(null)}
              >
                <HintWords level={level} text={ladder[level - 1] ?? ''} />
              </Preview>
            ) : mayGive && !isGiven(level) ? (
              <Button
                className="mt-2 pointer-coarse:h-10"
                busy={isPractice && isBusy}
                disabled={isPractice && !isNext}
                onClick={() => (isPractice ? void give(level) : setLooked(level))}
              >
                {t(isPractice ? 'take' : 'giveThis')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
