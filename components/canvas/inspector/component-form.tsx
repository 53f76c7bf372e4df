'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useEditor } from 'tldraw'
import { FigureField } from '@/components/canvas/inspector/figure-field'
import { KindField } from '@/components/canvas/inspector/kind-field'
import { useRememberedSwitch } from '@/components/canvas/remembered-switch'
import { changeComponents } from '@/components/canvas/selected-parts'
import { type ComponentProps, type ComponentShape, maxInstances } from '@/lib/board/shapes/component'
import {
  type AssumptionKey,
  assumptionRange,
  assumptionRule,
  defaultAssumption,
} from '@/lib/stencil/assumptions'
import { type FigureRule, writeFigure } from '@/lib/stencil/figure-text'
import { stencilFigures } from '@/lib/stencil/figures'
import type { StencilKind } from '@/lib/stencil/kinds'
import { isPublished, publishedSources } from '@/lib/stencil/sources'

const counts: FigureRule = { min: 1, max: maxInstances, isWhole: true }

/** The assumptions in the groups they are shown in. */
const groups = [
  ['load', ['readOps', 'writeOps', 'maxConcurrency']],
  ['latency', ['p50Ms', 'p99Ms']],
  ['rest', ['storageGb', 'failoverS', 'availability', 'costUsdMonth']],
] as const satisfies [string, AssumptionKey[]][]

/** What is said of the selected components: what they are, how many, and what is assumed of one instance. */
export function ComponentForm({ components, disabled }: { components: ComponentShape[]; disabled: boolean }) {
  const t = useTranslations('inspector')
  const editor = useEditor()
  const change = (props: Partial<ComponentProps>) =>
    changeComponents(
      editor,
      components.map(({ id }) => id),
      props,
    )
  const valuesOf = (key: 'instances' | 'shards' | 'active') => components.map(({ props }) => props[key])
  return (
    <>
      <KindField
        kinds={components.map(({ props }) => props.kind)}
        disabled={disabled}
        onChange={(kind) => change({ kind })}
      />
      {(['instances', 'shards'] as const).map((key) => (
        <FigureField
          key={key}
          label={t(key)}
          rule={counts}
          values={valuesOf(key).map((value) => (value === 1 ? null : value))}
          fallback={1}
          disabled={disabled}
          onChange={(value) => change({ [key]: value ?? 1 })}
        />
      ))}
      <Assumptions components={components} disabled={disabled} change={change} />
    </>
  )
}

function Assumptions({
  components,
  disabled,
  change,
}: {
  components: ComponentShape[]
  disabled: boolean
  change: (props: Partial<ComponentProps>) => void
}) {
  const t = useTranslations('inspector')
  const [isOpen, setOpen] = useRememberedSwitch('assumptions')
  const [note, setNote] = useState<string | null>(null)
  const id = useId()
  const noteOf = useNotes()
  const kinds = [...new Set(components.map(({ props }) => props.kind))]
  const kind = kinds.length === 1 ? (kinds[0] ?? null) : null
  const changed = components.filter(({ props }) =>
    groups.some(([, keys]) => keys.some((key) => props[key] !== null)),
  ).length
  return (
    <div className="inspector-group">
      <button
        type="button"
        className="inspector-fold"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronDown aria-hidden size={14} />
        {t('assumptions')}
        <span className="inspector-meta">{changed > 0 ? t('changed') : t('asUsual')}</span>
      </button>
      {isOpen ? (
        <div id={id} className="inspector-assumptions">
          {groups.map(([group, keys]) => (
            <fieldset key={group}>
              <legend className="sr-only">{t(`groups.${group}`)}</legend>
              {keys.map((key) => (
                <FigureField
                  key={key}
                  label={t(`figures.${key}`)}
                  unit={t(`units.${key}`)}
                  rule={assumptionRule(key)}
                  values={components.map(({ props }) => props[key])}
                  fallback={kind && defaultAssumption(kind, key)}
                  disabled={disabled}
                  onChange={(value) => change({ [key]: value })}
                  {...(kind && { note: noteOf(kind, key), onNote: setNote })}
                />
              ))}
            </fieldset>
          ))}
          <p aria-hidden className="inspector-note">
            {note ?? t('assumedNote')}
          </p>
        </div>
      ) : null}
    </div>
  )
}

/** Where a figure comes from, and how far it may be off: `5k–80k · Amazon RDS User Guide`. */
function useNotes(): (kind: StencilKind, key: AssumptionKey) => string {
  const t = useTranslations()
  return (kind, key) => {
    const range = assumptionRange(kind, key)
    const sources = stencilFigures[kind].sources.map((code) =>
      isPublished(code) ? publishedSources[code] : t(`sources.${code}`),
    )
    const bounds = range?.map((value) => writeFigure(value)).join('–')
    return [bounds, sources.join('; ')].filter(Boolean).join(' · ')
  }
}
