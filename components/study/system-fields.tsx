'use client'

import { useTranslations } from 'next-intl'
import type { ProblemCard } from '@/lib/problem/brief'
import { type PathOrder, pathOrders } from '@/lib/study/study-path'
import { ChoiceRow } from '@/components/ui/choice-cards'

/** What the weeks are about: in which order, and what is left out. `systems` are in their order. */
export function SystemFields({
  systems,
  order,
  leftOut,
  error,
  onOrder,
  onLeaveOut,
}: {
  systems: readonly ProblemCard[]
  order: PathOrder
  leftOut: ReadonlySet<string>
  error?: string | undefined
  onOrder: (order: PathOrder) => void
  onLeaveOut: (leftOut: ReadonlySet<string>) => void
}) {
  const t = useTranslations('study.form')
  const taken = systems.filter(({ id }) => !leftOut.has(id))
  const turn = (id: string) => {
    const next = new Set(leftOut)
    if (!next.delete(id)) next.add(id)
    onLeaveOut(next)
  }
  return (
    <div className="flex flex-col gap-3">
      <ChoiceRow
        label={t('order')}
        value={order}
        options={pathOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
        onChoose={onOrder}
      />
      <fieldset className="flex min-w-0 flex-col">
        <legend className="pb-1.5 text-ui text-text2">{t('systemsHint', { count: taken.length })}</legend>
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {systems.map(({ id, title }) => {
            const week = taken.findIndex((system) => system.id === id) + 1
            return (
              <li key={id}>
                <label className="flex min-h-11 items-center gap-3 px-3 py-1.5">
                  <input
                    type="checkbox"
                    checked={week > 0}
                    // A path without a week is none.
                    disabled={week > 0 && taken.length === 1}
                    onChange={() => turn(id)}
                    className="size-4 shrink-0 accent-(--accent)"
                  />
                  <span className={`min-w-0 grow text-label ${week > 0 ? '' : 'text-text3'}`}>{title}</span>
                  <span className="shrink-0 text-meta text-text2">
                    {week > 0 ? t('week', { week }) : t('leftOut')}
                  </span>
                </label>
              </li>
            )
          })}
        </ul>
      </fieldset>
      {error === undefined ? null : (
        <p role="alert" className="text-ui text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
