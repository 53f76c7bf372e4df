'use client'

import { ChevronsUpDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { PickList } from '@/components/canvas/add/pick-list'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { isStencilKind, stencilKinds, type StencilKind } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import { find } from '@/lib/stencil/search'

/** What the selected components are; a press opens a list of all kinds that can be searched in both languages. */
export function KindField({
  kinds: chosen,
  disabled,
  onChange,
}: {
  kinds: readonly StencilKind[]
  disabled: boolean
  onChange: (kind: StencilKind) => void
}) {
  const t = useTranslations('inspector')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const [first] = chosen
  const kind = first && chosen.every((other) => other === first) ? first : null
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div className="inspector-kind">
      <button
        ref={button}
        type="button"
        className="inspector-kind-button"
        aria-label={t('kindIs', { name: kind ? stencilNames[kind][locale] : t('mixed') })}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {kind ? <StencilIcon kind={kind} size={20} /> : null}
        <span>{kind ? stencilNames[kind][locale] : t('mixed')}</span>
        {disabled ? null : <ChevronsUpDown aria-hidden size={14} />}
      </button>
      {isOpen && !disabled ? (
        <KindList
          onClose={close}
          onChoose={(next) => {
            close()
            if (next !== kind) onChange(next)
          }}
        />
      ) : null}
    </div>
  )
}

function KindList({ onChoose, onClose }: { onChoose: (kind: StencilKind) => void; onClose: () => void }) {
  const t = useTranslations('inspector')
  const locale = useLocale()
  const [query, setQuery] = useState('')
  const element = useRef<HTMLDivElement>(null)
  useEscape(element, onClose)
  useEffect(() => element.current?.querySelector('input')?.focus(), [])
  const found = find(query, kinds)
  return (
    <div ref={element} className="inspector-kinds">
      <PickList
        label={t('kind')}
        placeholder={t('searchKind')}
        query={query}
        onQuery={setQuery}
        groups={[
          {
            heading: '',
            items: found.map(({ kind }) => ({
              id: kind,
              icon: <StencilIcon kind={kind} size={20} />,
              label: stencilNames[kind][locale],
            })),
          },
        ]}
        nothing={t('noKind')}
        hints={null}
        onPick={(id) => {
          if (isStencilKind(id)) onChoose(id)
        }}
      />
    </div>
  )
}

const kinds = stencilKinds.map((kind) => {
  const { en, ko, aliases } = stencilNames[kind]
  return { kind, names: [en, ko], aliases }
})

/** Esc closes the list only: the panel around it hears nothing of it. */
function useEscape(element: { current: HTMLElement | null }, onClose: () => void): void {
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const list = element.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      latest.current()
    }
    list?.addEventListener('keydown', onKey)
    return () => list?.removeEventListener('keydown', onKey)
  }, [element])
}
