'use client'

import { ChevronDown, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { stopEventPropagation, useEditor, useValue, Vec } from 'tldraw'
import { stencilsByCategory } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import { type CardShape, type EntityShape, isCard } from '@/lib/board/shapes/cards'
import { estimateTemplates } from '@/lib/estimate/templates'
import { newRow } from '@/lib/board/card-rows'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { layoutOf } from '@/components/canvas/cards/card-layout'
import { StoreGuide } from '@/components/canvas/cards/store-guide'
import { useCardWords } from '@/components/canvas/cards/use-card-words'
import { useSuggestions } from '@/components/canvas/cards/use-suggestions'
import { Menu, MenuChoice, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu'

/** The height of the bar with its gap, and what must stay free at the lower edge of the board, in px of the screen. */
const barHeight = 48
const lowerEdge = 76

/** What belongs to the card one is editing and is no part of it: below it, as large at any zoom. */
export function CardTools() {
  const editor = useEditor()
  const editing = cardEditing(editor)
  useCardWords(editing)
  useCaretsFromPresses()
  const card = useValue('card that is edited', () => editing.card(), [editing])
  const place = useValue('place of the card tools', () => placeOf(editor, editing.card()), [editor, editing])
  if (!card || !place) return null
  return (
    <div
      role="toolbar"
      className="board-card-tools board-float"
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
      onPointerDown={stopEventPropagation}
    >
      <Suggestions card={card} />
      <ToolsOf card={card} />
      <Hint />
    </div>
  )
}

function placeOf(
  editor: ReturnType<typeof useEditor>,
  card: CardShape | null,
): { x: number; y: number } | null {
  if (!card) return null
  const bounds = editor.getShapePageBounds(card.id)
  if (!bounds) return null
  const board = editor.getViewportScreenBounds()
  const corner = Vec.ToInt(editor.pageToViewport({ x: bounds.minX, y: bounds.maxY }))
  return {
    x: Math.max(8, Math.min(corner.x, board.width - 330)),
    y: Math.max(8, Math.min(corner.y + 8, board.height - lowerEdge - barHeight)),
  }
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
    for (const type of ['keydown', 'pointerdown']) container.addEventListener(type, onInput, { capture: true })
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

/** A press here leaves the focus in the card. */
function ToolButton({ onPress, children, label }: { onPress: () => void; children: ReactNode; label?: string }) {
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
      <MenuContent align="start" sideOffset={8}>
        {estimateTemplates.map(({ id, lines }) => (
          <MenuItem
            key={id}
            onSelect={() => cardEditing(editor).addRows(lines.map((line) => newRow('estimate', { ...line })))}
          >
            {t(`template.${id}`)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  )
}

const stores = stencilsByCategory.data

function StoreMenu({ card }: { card: EntityShape }) {
  const t = useTranslations('cards')
  const locale = useLocale() === 'ko' ? 'ko' : 'en'
  const editor = useEditor()
  return (
    <Menu modal={false}>
      <MenuTrigger className="board-card-tool">
        {t('chooseStore')}
        <ChevronDown aria-hidden size={14} />
      </MenuTrigger>
      <MenuContent align="start" sideOffset={8}>
        <MenuChoice
          label={t('cells.store')}
          value={card.props.store}
          options={[
            { value: '', label: t('noStore') },
            ...stores.map((kind) => ({ value: kind as string, label: stencilNames[kind][locale] })),
          ]}
          onChoose={(store) => cardEditing(editor).set({ store })}
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
  return (
    <p className="board-card-hint">{t.rich('hint', { k: (chunks) => <kbd>{chunks}</kbd> })}</p>
  )
}
