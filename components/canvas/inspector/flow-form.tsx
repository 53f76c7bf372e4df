'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { useEditor } from 'tldraw'
import { FigureField } from '@/components/canvas/inspector/figure-field'
import { useDraft } from '@/components/canvas/inspector/use-draft'
import { changeFlows, labelFlows, type SelectedFlow } from '@/components/canvas/selected-parts'
import { type Flow, type FlowMeta, flowModes, flowOps } from '@/lib/diagram/flow'
import type { FigureRule } from '@/lib/stencil/figure-text'

const share: FigureRule = { min: 0, max: 1, isPercent: true }
const fanout: FigureRule = { min: 0, max: 1e9 }

/** What is said of the selected flows. */
export function FlowForm({ flows, disabled }: { flows: SelectedFlow[]; disabled: boolean }) {
  const t = useTranslations('flows')
  const editor = useEditor()
  const ids = flows.map(({ id }) => id)
  const change = (said: FlowMeta) => changeFlows(editor, ids, said)
  /** What is said of each; null where that is the default of its ends. */
  const said = <Key extends keyof Flow>(key: Key) =>
    flows.map(({ flow }) => (flow[key] === flow.byDefault[key] ? null : flow[key]))
  return (
    <>
      <LabelField flows={flows} disabled={disabled} onChange={(text) => labelFlows(editor, ids, text)} />
      <Choice
        legend={t('op')}
        shortcut="W"
        options={flowOps.map((op) => ({ value: op, word: t(op) }))}
        chosen={flows.map(({ flow }) => flow.op)}
        disabled={disabled}
        onChange={(op) => change({ op })}
      />
      <Choice
        legend={t('mode')}
        shortcut="Y"
        options={flowModes.map((mode) => ({ value: mode, word: t(mode) }))}
        chosen={flows.map(({ flow }) => flow.mode)}
        disabled={disabled}
        onChange={(mode) => change({ mode })}
      />
      <FigureField
        label={t('share')}
        unit={t('percent')}
        rule={share}
        values={said('share')}
        fallback={1}
        disabled={disabled}
        onChange={(value) => change({ share: value ?? 1 })}
        note={t('shareNote')}
      />
      <FigureField
        label={t('fanout')}
        unit={t('times')}
        rule={fanout}
        values={said('fanout')}
        fallback={1}
        disabled={disabled}
        onChange={(value) => change({ fanout: value ?? 1 })}
        note={t('fanoutNote')}
      />
      <LoopField
        loops={flows.map(({ flow }) => flow.loop)}
        disabled={disabled}
        onChange={(loop) => change({ loop })}
      />
    </>
  )
}

function LabelField({
  flows,
  disabled,
  onChange,
}: {
  flows: SelectedFlow[]
  disabled: boolean
  onChange: (text: string) => void
}) {
  const t = useTranslations('flows')
  const mixed = useTranslations('inspector')('mixed')
  const id = useId()
  const [first] = flows
  const isMixed = flows.some(({ label }) => label !== first?.label)
  const { field, props } = useDraft({
    shown: isMixed ? '' : (first?.label ?? ''),
    commit: (text) => {
      onChange(text.trim())
      return null
    },
  })
  return (
    <div className="inspector-row">
      <label htmlFor={id}>{t('label')}</label>
      <input
        {...props}
        ref={field}
        id={id}
        dir="auto"
        maxLength={200}
        autoComplete="off"
        className="inspector-input inspector-wide"
        placeholder={isMixed ? mixed : t('labelExample')}
        disabled={disabled}
      />
    </div>
  )
}

/** One of two, as a pair of radio buttons; neither is on where the selected flows differ. */
function Choice<Option extends string>({
  legend,
  shortcut,
  options,
  chosen,
  disabled,
  onChange,
}: {
  legend: string
  shortcut: string
  options: readonly { value: Option; word: string }[]
  chosen: readonly Option[]
  disabled: boolean
  onChange: (option: Option) => void
}) {
  const name = useId()
  return (
    <fieldset className="inspector-choice" disabled={disabled} title={`${legend} · ${shortcut}`}>
      <legend className="sr-only">{legend}</legend>
      {options.map(({ value, word }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={chosen.every((one) => one === value)}
            aria-keyshortcuts={shortcut}
            onChange={() => onChange(value)}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  )
}

function LoopField({
  loops,
  disabled,
  onChange,
}: {
  loops: readonly boolean[]
  disabled: boolean
  onChange: (loop: boolean) => void
}) {
  const t = useTranslations('flows')
  const field = useRef<HTMLInputElement>(null)
  const isMixed = loops.some((loop) => loop !== loops[0])
  useEffect(() => {
    if (field.current) field.current.indeterminate = isMixed
  }, [isMixed])
  return (
    <label className="inspector-check">
      <input
        ref={field}
        type="checkbox"
        checked={loops.every(Boolean)}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{t('loop')}</span>
    </label>
  )
}
