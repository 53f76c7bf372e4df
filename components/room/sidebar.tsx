'use client'

import { useTranslations } from 'next-intl'
import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { GuideTab } from '@/components/guide/guide-tab'
import { HintsTab } from '@/components/guide/hints-tab'
import { InterviewersOnly } from '@/components/problem/interviewers-only'
import { useRoomScene } from '@/components/room/room-context'
import { NoteLine } from '@/components/rubric/note-line'
import { ScoreTab } from '@/components/rubric/score-tab'

const tabs = [
  ['score', ScoreTab],
  ['guide', GuideTab],
  ['hints', HintsTab],
] as const
export type SidebarTab = (typeof tabs)[number][0]

/** What interviewers have beside the board: score, guide and hints, and below them the line for notes. */
export function Sidebar() {
  const t = useTranslations('sidebar')
  const { kind } = useRoomScene()
  const [tab, setTab] = useState<SidebarTab>('score')
  return (
    <aside
      aria-label={t('title')}
      className="z-20 flex min-h-0 w-80 flex-col border-l border-line bg-private max-sm:hidden min-[1100px]:w-88"
    >
      <Tabs.Root
        value={tab}
        onValueChange={(value) => setTab(value as SidebarTab)}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex h-11 shrink-0 items-center justify-between gap-2 border-b border-line px-2">
          <Tabs.List aria-label={t('title')} className="flex gap-1">
            {tabs.map(([name]) => (
              <Tabs.Trigger
                key={name}
                value={name}
                className="hit-44 h-7 rounded-control px-2.5 text-ui font-semibold text-text2 transition-colors duration-120 hover:text-text data-[state=active]:bg-sunken data-[state=active]:text-text"
              >
                {t(kind === 'practice' && name === 'score' ? 'selfCheck' : name)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {kind === 'practice' ? null : <InterviewersOnly />}
        </div>
        {tabs.map(([name, Tab]) => (
          // Kept while another one is shown, so that nothing half typed is lost.
          <Tabs.Content
            key={name}
            value={name}
            forceMount
            className="min-h-0 flex-1 overflow-y-auto outline-none data-[state=inactive]:hidden"
          >
            <Tab />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <NoteLine />
    </aside>
  )
}
