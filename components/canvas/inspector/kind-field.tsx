'use client'

import { Command } from 'cmdk'
import { ChevronsUpDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { stencilCategories, type StencilKind, stencilsByCategory } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'

/** What the selected components are; a press opens a list of all kinds that can be searched in both languages. */
export function KindField({
  kinds,
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
  const [first] = kinds
  const kind = first && kinds.every((other) => other === first) ? first : null
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
          current={kind}
          onClose={close}
          onChoose={(chosen) => {
            close()
            if (chosen !== kind) onChange(chosen)
          }}
        />
      ) : null}
    </div>
  )
}

function KindList({
  current,
  onChoose,
  onClose,
}: {
  current: StencilKind | null
  onChoose: (kind: StencilKind) => void
  onClose: () => void
}) {
  const t = useTranslations('inspector')
  const locale = useLocale()
  const element = useRef<HTMLDivElement>(null)
  useEscape(element, onClose)
  return (
    <Command
      ref={element}
      label={t('kind')}
      loop
      filter={match}
      defaultValue={current ?? ''}
      className="inspector-kinds"
    >
      <Command.Input autoFocus placeholder={t('searchKind')} className="inspector-input inspector-search" />
      <Command.List className="inspector-kind-list">
        <Command.Empty className="inspector-meta">{t('noKind')}</Command.Empty>
        {stencilCategories.map((category) => (
          <Command.Group key={category} heading={t(`categories.${category}`)}>
            {stencilsByCategory[category].map((kind) => {
              const { en, ko, aliases } = stencilNames[kind]
              return (
                <Command.Item
                  key={kind}
                  value={kind}
                  keywords={[en, ko, ...aliases]}
                  onSelect={() => onChoose(kind)}
                  className="inspector-kind-item"
                >
                  <StencilIcon kind={kind} size={20} />
                  {locale === 'ko' ? ko : en}
                </Command.Item>
              )
            })}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}

/** Names that begin with what was typed first, then words that do, then words that have it anywhere; nothing else, and no guessing. */
function match(_kind: string, typed: string, words: string[] = []): number {
  const text = typed.trim().toLowerCase()
  const [en = '', ko = '', ...aliases] = words.map((word) => word.toLowerCase())
  if ([en, ko].some((name) => name.startsWith(text))) return 1
  if ([en, ko, ...aliases].some((word) => ` ${word}`.includes(` ${text}`))) return 0.6
  return [en, ko, ...aliases].some((word) => word.includes(text)) ? 0.3 : 0
}

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
