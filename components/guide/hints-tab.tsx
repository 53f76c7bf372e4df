'use client'

import { useTranslations } from 'next-intl'
import { useRoomScene } from '@/components/room/room-context'
import { AskedForHint } from '@/components/guide/asked-for-hint'
import { GivenHints } from '@/components/guide/given-hints'
import { GuideNotThere } from '@/components/guide/guide-not-there'
import { HintLadder } from '@/components/guide/hint-ladder'
import { StageSwitch } from '@/components/guide/stage-switch'
import { TypedHint } from '@/components/guide/typed-hint'
import { useGuide } from '@/components/guide/use-guide'
import { useLookedAtStage } from '@/components/guide/use-looked-at-stage'

/** Hints from the ladder of the stage or typed, and those that were given (S5). */
export function HintsTab() {
  const t = useTranslations('hints')
  const { kind } = useRoomScene()
  const { guide, hasFailed, change } = useGuide()
  const { stages, stage, present, look } = useLookedAtStage()
  const ladder = guide?.stages.find((one) => one.stage === stage)?.hints
  if (!ladder) return <GuideNotThere hasFailed={hasFailed} onRetry={() => void change()} />
  const isPractice = kind === 'practice'
  return (
    <div className="flex flex-col">
      <StageSwitch stages={stages} stage={stage} present={present} onLook={look} />
      {isPractice ? null : <AskedForHint />}
      <section aria-label={t('ladder')} className="border-b border-line px-4 pt-3 pb-4">
        <p className="mb-2 text-meta text-text2">{t(isPractice ? 'ladderOwn' : 'ladderNote')}</p>
        <HintLadder key={stage} stage={stage} ladder={ladder} isPractice={isPractice} />
      </section>
      {isPractice ? null : <TypedHint stage={stage} />}
      <GivenHints />
    </div>
  )
}
