'use client'

import useSWR from 'swr'
import type { PlanStep, SavedPlan } from '@/lib/stage/plan'
import { send } from '@/components/room/request'

interface Answer {
  plans: SavedPlan[]
  /** Whether this browser has somebody who may keep plans. */
  mayKeep: boolean
}

const path = '/api/stage-plans'
const none: SavedPlan[] = []

/** The stage plans this person keeps. `save` and `remove` throw RequestRefused. */
export function useSavedPlans() {
  const { data, mutate } = useSWR(path, () => send<Answer>('GET', path), { revalidateOnFocus: false })
  const plans = data?.plans ?? none

  const show = (change: (plans: SavedPlan[]) => SavedPlan[]) =>
    mutate((before) => ({ mayKeep: true, plans: change(before?.plans ?? none) }), { revalidate: false })

  return {
    plans,
    mayKeep: data?.mayKeep ?? false,
    async save(name: string, steps: readonly PlanStep[]): Promise<void> {
      const { plan } = await send<{ plan: SavedPlan }>('POST', path, { name, steps })
      await show((before) =>
        [...before.filter(({ id }) => id !== plan.id), plan].sort((a, b) => a.name.localeCompare(b.name)),
      )
    },
    async remove(id: string): Promise<void> {
      await send('DELETE', `${path}/${id}`, {})
      await show((before) => before.filter((plan) => plan.id !== id))
    },
  }
}
