'use client'

import { ChevronDown, ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { InterviewState } from '@/lib/interview/interview-state'
import { type CheckId, checksOf } from '@/lib/stage/checks'
import type { StageId } from '@/lib/stage/stages'
import { useRememberedSwitch } from '@/components/canvas/remembered-switch'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { CheckList } from '@/components/guide/check-list'
import { tickCheck } from '@/components/guide/guide-requests'
import { useRequest } from '@/components/guide/use-request'

/** In coached sessions the candidate has the stage's check questions too, ticked for everybody (R5b, S4). */
export function SharedChecks({ stage, ticks }: { stage: StageId; ticks: InterviewState['sharedTicks'] }) {
  const t = useTranslations('checks')
  const scene = useRoomScene()
  const { run } = useRequest()
  const [isOpen, setOpen] = useRememberedSwitch('checks')
  // What was just pressed, until the room says so.
  const [pressed, setPressed] = useState<Partial<Record<CheckId, boolean>>>({})
  const id = useId()
  const isTicked = (check: CheckId) =>
    pressed[check] ?? ticks.some((tick) => tick.stage === stage && tick.check === check)
  const tick = async (check: CheckId, ticked: boolean) => {
    setPressed((before) => ({ ...before, [check]: ticked }))
    await run(() => tickCheck(scene.roomId, { stage, check }, ticked))
    setPressed(({ [check]: _done, ...rest }) => rest)
  }
  const checks: readonly CheckId[] = checksOf[stage]
  return (
    <section
      aria-label={t('shared')}
      className={`pointer-events-auto flex min-h-10 shrink-0 flex-col rounded-card border border-line bg-surface shadow-float ${isOpen ? 'w-full' : 'self-end'}`}
    >
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex h-10 w-full items-center gap-2 rounded-card px-3 text-meta font-semibold text-text2 transition-colors duration-120 hover:text-text"
        >
          <ListChecks aria-hidden size={16} className="shrink-0" />
          <span className="grow text-left">{t('shared')}</span>
          <span className="font-normal">
            {t('count', { ticked: checks.filter(isTicked).length, of: checks.length })}
          </span>
          <ChevronDown
            aria-hidden
            size={16}
            className={`transition-transform duration-120 ${isOpen ? 'rotate-180' : ''}`}
          />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="px-3 pb-2">
        <CheckList
          stage={stage}
          isTicked={isTicked}
          onTick={mayDo(scene, 'check.tick') ? (check, ticked) => void tick(check, ticked) : null}
        />
      </div>
    </section>
  )
}
