'use client'

import { ChevronDown, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, type RefCallback, useCallback, useEffect } from 'react'
import { type Editor, react, stopEventPropagation, useEditor, useValue, Vec } from 'tldraw'
import { stencilsByCategory } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import { type CardShape, type EntityShape } from '@/lib/board/shapes/cards'
import type { WrittenLine } from '@/lib/estimate/line'
import { estimateTemplates } from '@/lib/estimate/templates'
import { newRow } from '@/lib/board/card-rows'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { StoreGuide } from '@/components/canvas/cards/store-guide'
import { useCardWords } from '@/components/canvas/cards/use-card-words'
import { useSuggestions } from '@/components/canvas/cards/use-suggestions'
import { Menu, MenuChoice, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu'

/** The bar's distance from the card, its height, and what must stay free at the lower edge of the board, in px of the screen. */
const gap = 8
const barHeight = 40
const lowerEdge = 76

/** What belongs to the card one is editing and is no part of it: below it, as large at any zoom. */
export function CardTools() {
  const t = useTranslations('cards')
  const editor = useEditor()
  const editing = cardEditing(editor)
  useCardWords(editing)
  useCaretsFromPresses()
  useEndOfGoneCards()
  const bar = useKeysOfBar()
  const card = useValue('card that is edited', () => editing.card(), [editing])
  const place = useValue('place of the card tools', () => placeOf(editor, editing.card()), [editor, editing])
  if (!card || !place) return null
  return (
    <div
      role="toolbar"
      aria-label={t('tools')}
      data-takes-keys
      className="board-card-tools board-float"
      style={{ transform: place }}
      onPointerDown={stopEventPropagation}
      ref={bar}
    >
      <Suggestions card={card} />
      <ToolsOf card={card} />
      <Hint />
    </div>
  )
}

/** As a CSS transform: below the card, or above it where there is no room, and always on the board. */
function placeOf(editor: Editor, card: CardShape | null): string | null {
  const bounds = card && editor.getShapePageBounds(card.id)
  if (!bounds) return null
  const board = editor.getViewportScreenBounds()
  const upper = Vec.ToInt(editor.pageToViewport(bounds))
  const lower = Vec.ToInt(editor.pageToViewport({ x: bounds.minX, y: bounds.maxY }))
  const isBelow = lower.y + gap + barHeight < board.height - lowerEdge || upper.y < barHeight + gap
  const x = `max(8px, min(${upper.x}px, ${board.width - 8}px - 100%))`
  const y = isBelow
    ? `max(8px, min(${lower.y + gap}px, ${board.height - lowerEdge}px - 100%))`
    : `calc(${upper.y - gap}px - 100%)`
  return `translate(${x}, ${y})`
}

/** Keys in the bar are no shortcuts of the board; Escape leaves the card. */
function useKeysOfBar(): RefCallback<HTMLElement> {
  const editor = useEditor()
  return useCallback(
    (bar: HTMLElement | null) => {
      const onKey = (event: KeyboardEvent) => {
        event.stopPropagation()
        if (event.code === 'Escape') cardEditing(editor).close()
      }
      bar?.addEventListener('keydown', onKey)
      return () => bar?.removeEventListener('keydown', onKey)
    },
    [editor],
  )
}

/** A press on a selected card, or Enter, starts editing where the press was or in the first row. */
function useCaretsFromPresses(): void {
  const editor = useEditor()
  useEffect(() => {
    const editing = cardEditing(editor)
    const container = editor.getContainer()
    let isByKey = false
    const onInput = (event: Event) => {
      isByKey = event.type === 'keydown'
    }
    const enter = ({ shapeId }: { shapeId: CardShape['id'] }) => {
      if (editing.card()?.id !== shapeId) return
      if (isByKey) editing.enterFirst(shapeId)
      else editing.enterAt(shapeId, editor.inputs.currentPagePoint)
    }
    for (const type of ['keydown', 'pointerdown'])
      container.addEventListener(type, onInput, { capture: true })
    editor.on('place-caret', enter)
    editor.on('select-all-text', enter)
    return () => {
      for (const type of ['keydown', 'pointerdown'])
        container.removeEventListener(type, onInput, { capture: true })
      editor.off('place-caret', enter)
      editor.off('select-all-text', enter)
    }
  }, [editor])
}

/** Somebody else may remove the very shape one is editing. */
function useEndOfGoneCards(): void {
  const editor = useEditor()
  useEffect(() => {
    const isStranded = () => editor.isIn('select.editing_shape') && !editor.getEditingShape()
    return react('shape one was editing', () => {
      // On its way from one state to another the editor looks like that as well, for a moment.
      if (isStranded()) queueMicrotask(() => isStranded() && cardEditing(editor).lostCard())
    })
  }, [editor])
}

/** A press here leaves the focus in the card. */
function ToolButton({
  onPress,
  children,
  label,
}: {
  onPress: () => void
  children: ReactNode
  label?: string
}) {
  return (
    <button
      type="button"
      className="board-card-tool"
      aria-label={label}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

function ToolsOf({ card }: { card: CardShape }) {
  const t = useTranslations('cards')
  const editor = useEditor()
  if (card.type === 'requirements') return null
  return (
    <>
      <ToolButton onPress={() => cardEditing(editor).addRow(null)}>
        <Plus aria-hidden size={14} />
        {t(`add.${card.type}`)}
      </ToolButton>
      {card.type === 'estimate' ? <Templates /> : null}
      {card.type === 'entity' ? (
        <>
          <StoreMenu card={card} />
          <StoreGuide card={card} />
        </>
      ) : null}
    </>
  )
}

function Templates() {
  const t = useTranslations('estimate')
  const editor = useEditor()
  return (
    <Menu modal={false}>
      <MenuTrigger className="board-card-tool">
        {t('templates')}
        <ChevronDown aria-hidden size={14} />
      </MenuTrigger>
      <MenuContent align="start" sideOffset={8} onCloseAutoFocus={(event) => resume(event, editor)}>
        {estimateTemplates.map(({ id, lines }) => (
          <MenuItem key={id} onSelect={() => cardEditing(editor).addRows(missingLines(editor, lines))}>
            {t(`template.${id}`)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  )
}

/** The lines of a template whose names the card does not have yet: a name is given once. */
function missingLines(editor: Editor, lines: readonly WrittenLine[]) {
  const card = cardEditing(editor).card()
  const names = new Set(
    card?.type === 'estimate' ? Object.values(card.props.rows).map(({ name }) => name.trim()) : [],
  )
  return lines.filter(({ name }) => !names.has(name)).map((line) => newRow('estimate', { ...line }))
}

/** Back to the cell one came from. */
function resume(event: Event, editor: Editor): void {
  event.preventDefault()
  cardEditing(editor).resume()
}

const stores = stencilsByCategory.data

function StoreMenu({ card }: { card: EntityShape }) {
  const t = useTranslations('cards')
  const locale = useLocale() === 'ko' ? 'ko' : 'en'
  const editor = useEditor()
  const editing = cardEditing(editor)
  const isOpen = useValue('choosing a store', () => editing.isChoosingStore.get(), [editing])
  return (
    <Menu modal={false} open={isOpen} onOpenChange={(open) => editing.isChoosingStore.set(open)}>
      <MenuTrigger className="board-card-tool">
        {t('chooseStore')}
        <ChevronDown aria-hidden size={14} />
      </MenuTrigger>
      <MenuContent align="start" sideOffset={8} onCloseAutoFocus={(event) => resume(event, editor)}>
        <MenuChoice
          label={t('cells.store')}
          value={card.props.store}
          options={[
            { value: '', label: t('noStore') },
            ...stores.map((kind) => ({ value: kind as string, label: stencilNames[kind][locale] })),
          ]}
          onChoose={(store) => editing.set({ store })}
        />
      </MenuContent>
    </Menu>
  )
}

function Suggestions({ card }: { card: CardShape }) {
  const t = useTranslations('cards')
  const editor = useEditor()
  const editing = cardEditing(editor)
  const active = useValue('cell', () => editing.active.get(), [editing])
  const suggestions = useSuggestions(card, active)
  if (!active || suggestions.length === 0) return null
  return (
    <div role="group" aria-label={t('suggestions')} className="board-card-suggestions">
      {suggestions.map((suggestion) => (
        <ToolButton
          key={suggestion}
          onPress={() => {
            editing.write(active, suggestion, performance.now())
            editing.enter(active, 'end')
          }}
        >
          <bdi>{suggestion}</bdi>
        </ToolButton>
      ))}
    </div>
  )
}

function Hint() {
  const t = useTranslations('cards')
  return <p className="board-card-hint">{t.rich('hint', { k: (chunks) => <kbd>{chunks}</kbd> })}</p>
}
