'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Trash2 } from 'lucide-react'
import { builtInPlans, planMinutes, type PlanStep, samePlan, withMinutes } from '@/lib/stage/plan'
import { type StageId, stageIds } from '@/lib/stage/stages'
import { RequestRefused } from '@/components/room/request'
import { KeepPlan } from '@/components/stage/keep-plan'
import { MinutesField } from '@/components/stage/minutes-field'
import { useSavedPlans } from '@/components/stage/use-saved-plans'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

export interface PlanPickerProps {
  value: readonly PlanStep[]
  onChange: (steps: PlanStep[]) => void
}

/** Which stages, and how many minutes each (S1): a built-in plan, one of one's own, or any times. */
export function PlanPicker({ value, onChange }: PlanPickerProps) {
  const t = useTranslations('clock.plan')
  const stages = useTranslations('stages.title')
  const { plans, mayKeep, save, remove } = useSavedPlans()
  // What a stage that is left out had before: taking it in again brings it back.
  const [former, setFormer] = useState<Partial<Record<StageId, number>>>({})

  const choices = [
    ...Object.values(builtInPlans).map((steps) => ({
      id: null,
      name: t('builtIn', { minutes: planMinutes(steps) }),
      steps,
    })),
    ...plans,
  ]
  const chosen = choices.find(({ steps }) => samePlan(steps, value))
  const own = plans.find((plan) => plan === chosen)

  const leaveOut = (stage: StageId, minutes: number) => {
    setFormer({ ...former, [stage]: minutes })
    onChange(withMinutes(value, stage, null))
  }
  const takeIn = (stage: StageId) => {
    const usual = builtInPlans[45].find((step) => step.stage === stage)?.minutes ?? 1
    onChange(withMinutes(value, stage, former[stage] ?? usual))
  }
  const forget = async (id: string) => {
    try {
      await remove(id)
      toast.done(t('deleted'))
    } catch (error) {
      toast.failed((error instanceof RequestRefused && error.message) || t('offline'))
    }
  }

  return (
    <div role="group" aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <Choice
            key={choice.id ?? choice.name}
            name={choice.name}
            isChosen={choice === chosen}
            onChoose={() => onChange([...choice.steps])}
          />
        ))}
        {chosen ? null : <Choice name={t('own')} isChosen />}
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {stageIds.map((stage) => {
          const step = value.find((one) => one.stage === stage)
          const name = stages(stage)
          return (
            <li key={stage} className="flex min-h-13 items-center gap-3 py-1 pr-2 pl-3">
              <label className="flex min-h-11 min-w-0 flex-1 items-center gap-3">
                <input
                  type="checkbox"
                  aria-label={t('include', { stage: name })}
                  checked={step !== undefined}
                  // A plan without a stage is none.
                  disabled={step !== undefined && value.length === 1}
                  onChange={() => (step ? leaveOut(stage, step.minutes) : takeIn(stage))}
                  className="size-4 shrink-0 accent-(--accent)"
                />
                <span className={`text-label ${step ? '' : 'text-text3'}`}>{name}</span>
              </label>
              {step ? (
                <MinutesField
                  stage={name}
                  value={step.minutes}
                  onChange={(minutes) => onChange(withMinutes(value, stage, minutes))}
                />
              ) : (
                <span className="pr-2 text-ui text-text3">{t('leftOut')}</span>
              )}
            </li>
          )
        })}
      </ul>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-2">
        <output className="text-label font-semibold">{t('total', { minutes: planMinutes(value) })}</output>
        {own ? (
          <Button variant="ghost" onClick={() => void forget(own.id)}>
            <Trash2 aria-hidden size={16} />
            {t('delete', { name: own.name })}
          </Button>
        ) : mayKeep && !chosen ? (
          <KeepPlan onKeep={(name) => save(name, value)} />
        ) : null}
      </div>
    </div>
  )
}

function Choice(props: { name: string; isChosen: boolean; onChoose?: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={props.isChosen}
      onClick={props.onChoose}
      className="hit-44 h-8 max-w-full truncate rounded-control border border-line bg-surface px-3 text-ui font-semibold text-text2 transition-colors duration-120 hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      {props.name}
    </button>
  )
}
