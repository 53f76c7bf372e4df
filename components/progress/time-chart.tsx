'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Bar, BarChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { StageUse } from '@/lib/progress/progress'
import type { StageId } from '@/lib/stage/stages'
import { stageHeight } from '@/components/progress/chart-height'

const letters = { fontSize: 12, fill: 'var(--text2)' }

/** Time used by stage as a part of the plan, with the plan as a line. Its figures are in words below it. */
export default function TimeChart({ stages }: { stages: readonly StageUse[] }) {
  const names = useTranslations('stages.short')
  const format = useFormatter()
  const rows = stages.map(({ stage, share }) => ({ stage, share: share.value ?? 0 }))
  const most = Math.max(1.5, ...rows.map(({ share }) => share * 1.1))
  const height = rows.length * stageHeight + 32
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 320, height }}>
      <BarChart
        data={rows}
        layout="vertical"
        accessibilityLayer={false}
        barSize={14}
        margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
      >
        <XAxis
          type="number"
          domain={[0, most]}
          tickFormatter={(share: number) => format.number(share, { style: 'percent' })}
          ticks={ticksTo(most)}
          tick={letters}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
        />
        <YAxis
          type="category"
          dataKey="stage"
          tickFormatter={(stage: StageId) => names(stage)}
          tick={letters}
          tickLine={false}
          axisLine={false}
          width={88}
        />
        <Bar dataKey="share" fill="var(--accent)" radius={[0, 4, 4, 0]} isAnimationActive={false} />
        <ReferenceLine x={1} stroke="var(--text)" strokeWidth={2} />
      </BarChart>
    </ResponsiveContainer>
  )
}

/** Every half of the plan, or every whole where there are many. */
function ticksTo(most: number): number[] {
  const step = Math.max(0.5, Math.ceil(most / 4) / 2)
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step)
}
