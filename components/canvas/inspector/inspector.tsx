'use client'

import '@/components/canvas/inspector/inspector.css'
import { SlidersHorizontal, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef } from 'react'
import { type Editor, useAtom, useEditor, useQuickReactor, useReadonly, useValue } from 'tldraw'
import { focusBoard } from '@/components/canvas/focus-board'
import { ComponentForm } from '@/components/canvas/inspector/component-form'
import { FlowForm } from '@/components/canvas/inspector/flow-form'
import { type Inspected, useInspected } from '@/components/canvas/inspector/inspected'
import { placeBeside, placeOfButton } from '@/components/canvas/inspector/place'
import { nameOfComponent, nameOfShape } from '@/components/canvas/part-names'
import { isolated } from '@/components/ui/isolated'
import { Tooltip } from '@/components/ui/tooltip'

/** Set by the key that opens the panel: then, and only then, the focus goes into it. */
export interface InspectorProps {
  isOpen: boolean
  /** How often the key has opened it. */
  opened: number
  onChange: (isOpen: boolean) => void
}

/** What is known of the selected components or flows, beside them; or, while it is closed, a small button to open it. */
export function Inspector({ isOpen, opened, onChange }: InspectorProps) {
  const inspected = useInspected()
  if (!inspected) return null
  if (!isOpen) return <DetailsButton onClick={() => onChange(true)} />
  return <Panel inspected={inspected} opened={opened} onClose={() => onChange(false)} />
}

function Panel({
  inspected,
  opened,
  onClose,
}: {
  inspected: Inspected
  opened: number
  onClose: () => void
}) {
  const t = useTranslations('inspector')
  const editor = useEditor()
  const isReadonly = useReadonly()
  const panel = useRef<HTMLElement>(null)
  useFollow(panel, editor)
  useReturn(panel, editor)
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>('.inspector-body :is(input, button):enabled')
    if (opened > 0) first?.focus()
  }, [opened])
  const { components, flows, ids } = inspected
  return (
    <section ref={panel} aria-label={t('title')} className="inspector board-float">
      <header className="inspector-head">
        <Title inspected={inspected} />
        <button type="button" className="inspector-close" aria-label={t('close')} onClick={onClose}>
          <X aria-hidden size={16} />
        </button>
      </header>
      {/* Another selection has fields of its own: what was being typed belongs to the one before. */}
      <div key={ids} className="inspector-body">
        {components.length > 0 ? (
          <ComponentForm components={components} disabled={isReadonly} />
        ) : (
          <FlowForm flows={flows} disabled={isReadonly} />
        )}
      </div>
    </section>
  )
}

function Title({ inspected: { components, flows } }: { inspected: Inspected }) {
  const t = useTranslations('inspector')
  const locale = useLocale()
  const [component] = components
  const editor = useEditor()
  const flow = flows[0]?.flow
  const ends = useValue(
    'ends of flow',
    () => (flow ? [flow.from, flow.to].map((id) => nameOfShape(editor, id, locale)) : []),
    [editor, flow, locale],
  )
  if (components.length > 1) return <h2>{t('components', { count: components.length })}</h2>
  if (component) return <h2 dir="auto">{nameOfComponent(component.props, locale)}</h2>
  if (flows.length > 1) return <h2>{t('flows', { count: flows.length })}</h2>
  return <h2>{t.rich('flow', { from: ends[0] ?? '', to: ends[1] ?? '', b: isolated })}</h2>
}

function DetailsButton({ onClick }: { onClick: () => void }) {
  const t = useTranslations('inspector')
  const editor = useEditor()
  const isIdle = useValue('is idle', () => editor.isIn('select.idle'), [editor])
  const place = useValue('place of details', () => (isIdle ? placeOfButton(editor) : null), [editor, isIdle])
  if (!place) return null
  return (
    <Tooltip label={`${t('title')} · I`}>
      <button
        type="button"
        aria-label={t('title')}
        aria-keyshortcuts="I"
        className="inspector-open board-float"
        style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
        onPointerDown={(event) => {
          event.preventDefault()
          editor.focus()
        }}
        onClick={onClick}
      >
        <SlidersHorizontal aria-hidden size={16} />
      </button>
    </Tooltip>
  )
}

/** Keeps a panel beside what is selected, also while that moves, without drawing the panel anew. */
function useFollow(panel: RefObject<HTMLElement | null>, editor: Editor): void {
  const size = useAtom('size of inspector', { w: 248, h: 0 })
  useEffect(() => {
    const element = panel.current
    if (!element) return
    const observer = new ResizeObserver(() => size.set({ w: element.offsetWidth, h: element.offsetHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [panel, size])
  useQuickReactor(
    'inspector follows',
    () => {
      const place = placeBeside(editor, size.get())
      if (!panel.current) return
      panel.current.style.visibility = place ? 'visible' : 'hidden'
      if (place) panel.current.style.transform = `translate(${place.x}px, ${place.y}px)`
    },
    [editor, panel, size],
  )
}

/** Esc goes back to the board, with everything still selected. */
function useReturn(panel: RefObject<HTMLElement | null>, editor: Editor): void {
  useEffect(() => {
    const element = panel.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      focusBoard(editor)
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [panel, editor])
}
