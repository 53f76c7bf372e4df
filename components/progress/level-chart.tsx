'use client'

import { useLocale } from 'next-intl'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { isLocale } from '@/lib/i18n/locale'
import { timeInWords } from '@/lib/planned-time'
import type { ProgressPoint } from '@/lib/progress/progress'
import { anchorLevels } from '@/lib/rubric/dimensions'
import { useOwnZone } from '@/components/interview/setup-draft'
import { chartHeight } from '@/components/progress/chart-height'

const letters = { fontSize: 12, fill: 'var(--text2)' }
const levels = [...anchorLevels]

/** Levels over sessions: the interviewers' as a filled line, one's own as a dashed, hollow one. Its figures are in the table beside it. */
export default function LevelChart({ points }: { points: readonly ProgressPoint[] }) {
  const locale = useLocale()
  const timeZone = useOwnZone()
  const dayOf = (at: number) =>
    timeInWords(at, isLocale(locale) ? locale : 'en', { timeZone, month: 'short', day: 'numeric' })
  // Two sessions of a day are two points: the place in the row tells them apart, not the day.
  const rows = points.map((point, place) => ({ ...point, place }))
  return (
    <ResponsiveContainer
      width="100%"
      height={chartHeight}
      initialDimension={{ width: 320, height: chartHeight }}
    >
      <LineChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="place"
          type="category"
          tickFormatter={(place: number) => dayOf(rows[place]?.at ?? 0)}
          tick={letters}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          interval="preserveStartEnd"
          minTickGap={24}
          padding={{ left: 16, right: 16 }}
        />
        <YAxis domain={[1, 4]} ticks={levels} tick={letters} tickLine={false} axisLine={false} width={24} />
        <Line
          dataKey="self"
          stroke="var(--text2)"
          strokeWidth={2}
          strokeDasharray="4 4"
          dot={{ r: 4, fill: 'var(--surface)', stroke: 'var(--text2)', strokeDasharray: '0', strokeWidth: 2 }}
          activeDot={false}
          connectNulls
          isAnimationActive={false}
        />
        <Line
          dataKey="given"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={{ r: 4, fill: 'var(--accent)', stroke: 'var(--surface)', strokeWidth: 1 }}
          activeDot={false}
          connectNulls
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}
