'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ArrowLeftRight, Minus, Plus } from 'lucide-react'
import { type Group as GroupOfDifferences, groups } from '@/lib/compare/differences'
import type { SaidChange } from '@/components/compare/compared-words'
import { Button } from '@/components/ui/button'

/** So many of a group are shown until somebody asks for all. */
const firstShown = 20

export interface ListedPart {
  id: string
  /** What it is. */
  head: ReactNode
  changes?: readonly SaidChange[]
}

export interface ListedDifferences extends Record<GroupOfDifferences, ListedPart[]> {
  /** How many more there are in each group. */
  left: Record<GroupOfDifferences, number>
}

const looks = {
  added: { Icon: Plus, look: 'text-ok' },
  gone: { Icon: Minus, look: 'text-text2' },
  changed: { Icon: ArrowLeftRight, look: 'text-accent' },
} as const

/** What is new, gone and different, each under its own heading. */
export function ChangeList({ differences }: { differences: ListedDifferences }) {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      {groups.map((group) =>
        differences[group].length === 0 ? null : (
          <Group key={group} group={group} parts={differences[group]} left={differences.left[group]} />
        ),
      )}
    </div>
  )
}

interface GroupProps {
  group: GroupOfDifferences
  parts: readonly ListedPart[]
  left: number
}

function Group({ group, parts, left }: GroupProps) {
  const t = useTranslations('compare')
  const [isWhole, setIsWhole] = useState(false)
  const { Icon, look } = looks[group]
  const shown = isWhole ? parts : parts.slice(0, firstShown)
  return (
    <section className={`flex min-w-0 flex-col gap-2 ${group === 'changed' ? 'lg:col-span-2' : ''}`}>
      <h3 className="flex items-center gap-2 text-label font-semibold">
        <Icon aria-hidden size={16} className={look} />
        {t('groupNamed', { group: t(`groups.${group}`), count: parts.length + left })}
      </h3>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {shown.map(({ id, head, changes = [] }) => (
          <li key={id} className="flex flex-col gap-1 py-2 text-label wrap-anywhere">
            <p>{head}</p>
            {changes.length === 0 ? null : (
              <ul className="flex flex-col gap-0.5">
                {changes.map((change) => (
                  <li key={change.field} className="text-ui text-text2">
                    <ChangeText change={change} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {shown.length < parts.length ? (
        <Button className="self-start" onClick={() => setIsWhole(true)}>
          {t(left > 0 ? 'showFirst' : 'showAll', { count: parts.length })}
        </Button>
      ) : left > 0 ? (
        <p className="text-ui text-text2">{t('differencesLeft', { count: left })}</p>
      ) : null}
    </section>
  )
}

function ChangeText({ change: { field, from, to } }: { change: SaidChange }) {
  const t = useTranslations('compare')
  return t.rich('change', {
    field,
    b: (words) => <span className="font-semibold">{words}</span>,
    from: () => <bdi className="text-text3">{from}</bdi>,
    to: () => <bdi className="text-text">{to}</bdi>,
  })
}
