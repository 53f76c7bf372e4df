'use client'

import { Workflow } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { GuideView, StageGuide } from '@/lib/problem/guide-view'
import { Button } from '@/components/ui/button'
import { Markdown } from '@/components/ui/markdown'
import { useRoomScene } from '@/components/room/room-context'
import { Answers } from '@/components/guide/answers'
import { Fold } from '@/components/guide/fold'
import { FollowUps } from '@/components/guide/follow-ups'
import { GuideNotThere } from '@/components/guide/guide-not-there'
import { OwnChecks } from '@/components/guide/own-checks'
import { ReferencePeek } from '@/components/guide/reference-peek'
import { SayNext } from '@/components/guide/say-next'
import { Points, Signals } from '@/components/guide/signals'
import { StageSwitch } from '@/components/guide/stage-switch'
import { Closing, DeepDives, Failures } from '@/components/guide/topics'
import { useGuide } from '@/components/guide/use-guide'
import { useLookedAtStage } from '@/components/guide/use-looked-at-stage'

/** What to say, hear and answer at this moment of the interview, so that any peer can give it well. */
export function GuideTab() {
  const t = useTranslations('guide')
  const { roomId } = useRoomScene()
  const { guide, hasFailed, change } = useGuide()
  const { stages, stage, present, look } = useLookedAtStage()
  const ofStage = guide?.stages.find((one) => one.stage === stage)
  if (!guide || !ofStage) return <GuideNotThere hasFailed={hasFailed} onRetry={() => void change()} />
  return (
    <div className="flex flex-col">
      <StageSwitch stages={stages} stage={stage} present={present} onLook={look} />
      {ofStage.say.length > 0 ? (
        <SayNext key={stage} roomId={roomId} stage={stage} lines={ofStage.say} />
      ) : null}
      {guide.isSealed ? <p className="border-b border-line px-4 py-3 text-text2">{t('sealed')}</p> : null}
      <ListenFor stage={ofStage} />
      <OwnChecks stage={stage} guide={guide} change={change} />
      <Topics guide={guide} stage={ofStage} />
    </div>
  )
}

function ListenFor({ stage: { listenFor, good, weak } }: { stage: StageGuide }) {
  const t = useTranslations('guide')
  if (listenFor.length + good.length + weak.length === 0) return null
  return (
    <Fold name="listen-for" title={t('listenFor')} isOpenAtFirst>
      <Points lines={listenFor} />
      <Signals good={good} weak={weak} />
    </Fold>
  )
}

/** What the problem has beside the stages; each part where it is needed. */
function Topics({ guide, stage: { stage } }: { guide: GuideView; stage: StageGuide }) {
  const t = useTranslations('guide')
  const levels = useTranslations('problems.pack.levelNames')
  const isLate = stage === 'deep_dive' || stage === 'wrap_up'
  return (
    <>
      {stage === 'wrap_up' && guide.wrapUp.length > 0 ? <Closing wrapUp={guide.wrapUp} /> : null}
      {guide.questions.length > 0 ? <Answers questions={guide.questions} /> : null}
      {isLate && guide.deepDives.length > 0 ? <DeepDives deepDives={guide.deepDives} /> : null}
      {isLate && guide.failures.length > 0 ? <Failures failures={guide.failures} /> : null}
      {guide.followUps.length > 0 ? <FollowUps followUps={guide.followUps} /> : null}
      {guide.crux ? (
        <Fold name="crux" title={t('crux')}>
          <Markdown text={guide.crux} />
        </Fold>
      ) : null}
      {guide.expectation ? (
        <Fold name="level" title={t('level', { level: levels(guide.expectation.level) })}>
          <p>{guide.expectation.text}</p>
        </Fold>
      ) : null}
      {guide.reference ? <Reference board={guide.reference} /> : null}
    </>
  )
}

function Reference({ board }: { board: string }) {
  const t = useTranslations('guide')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="p-3">
      <Button aria-expanded={isOpen} className="w-full pointer-coarse:h-10" onClick={() => setOpen(!isOpen)}>
        <Workflow aria-hidden size={16} />
        {t(isOpen ? 'closeReference' : 'openReference')}
      </Button>
      {isOpen ? <ReferencePeek board={board} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
