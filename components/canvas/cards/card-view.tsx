'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { HTMLContainer, stopEventPropagation, useEditor, useIsEditing, useValue } from 'tldraw'
import type { CardShape, RequirementSection } from '@/lib/board/shapes/cards'
import { isStencilKind } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import { type ActiveCell, cardEditing } from '@/components/canvas/cards/card-editing'
import { CardKeyboard } from '@/components/canvas/cards/card-keyboard'
import {
  allRows,
  apiColumns,
  layoutOf,
  type RowBox,
  type StripBox,
} from '@/components/canvas/cards/card-layout'
import { CardRow, cellName } from '@/components/canvas/cards/card-row'
import { holdsCell, textIn } from '@/components/canvas/cards/card-stops'
import { CellText } from '@/components/canvas/cards/cell-text'
import { ChoiceButton } from '@/components/canvas/cards/choice-button'
import { TextField } from '@/components/canvas/cards/text-field'
import { useEstimate } from '@/components/canvas/cards/use-estimate'
import { usePeerRows } from '@/components/canvas/cards/use-peer-rows'
import { useRowDrag } from '@/components/canvas/cards/use-row-drag'
import { useSuggestions } from '@/components/canvas/cards/use-suggestions'

/** A card on the board, and the one place where it is edited. */
export function CardView({ shape }: { shape: CardShape }) {
  const t = useTranslations('cards')
  const editor = useEditor()
  const editing = cardEditing(editor)
  const isEditing = useIsEditing(shape.id)
  const here = useValue('cell', () => (isEditing ? editing.active.get() : null), [editing, isEditing])
  const active = here?.shapeId === shape.id ? here : null
  const layout = layoutOf(shape)
  const element = useRef<HTMLDivElement>(null)
  const keyboard = useMemo(() => new CardKeyboard(editing), [editing])
  const peers = usePeerRows(shape.id)
  const results = useEstimate(shape)
  const suggestions = useSuggestions(shape, active)
  const { drop, grab } = useRowDrag(shape)

  useEffect(
    () => (isEditing && element.current ? keyboard.listen(element.current) : undefined),
    [keyboard, isEditing],
  )
  useEffect(() => {
    if (isEditing && !active) element.current?.focus({ preventScroll: true })
  }, [isEditing, active])

  // Whoever removes a row, or makes it no foreign key, takes the cell away from under the person in it.
  const isGone = active !== null && !allRows(layout).some((row) => holdsCell(shape.type, row, active))
  useEffect(() => {
    if (isGone) editing.leaveLostCell()
  }, [isGone, editing])

  return (
    <HTMLContainer>
      <div
        ref={element}
        tabIndex={-1}
        role="group"
        aria-label={shape.props.title || t(shape.type)}
        className="board-card"
        data-kind={shape.type}
        data-editing={isEditing}
        data-takes-keys={isEditing}
        {...(isEditing && {
          onPointerDown: (event) => enterWherePressed(event, shape),
          onPointerUp: stopEventPropagation,
          onPointerMove: stopEventPropagation,
          onTouchStart: stopEventPropagation,
          onTouchEnd: stopEventPropagation,
          onDoubleClick: stopEventPropagation,
        })}
      >
        {layout.strips.map((strip) => (
          <Strip key={strip.name} shape={shape} strip={strip} isEditing={isEditing} />
        ))}
        {[layout.head, ...layout.footer].map((row, at) => (
          <OwnRow
            key={at}
            shape={shape}
            row={row}
            active={active}
            isEditing={isEditing}
            keyboard={keyboard}
          />
        ))}
        {layout.rows.map((row, at) => {
          const data = shape.props.rows[row.id]
          return data ? (
            <CardRow
              key={row.id}
              kind={shape.type}
              row={row.id}
              data={data}
              y={row.y}
              h={row.h}
              texts={row.texts}
              choices={row.choices}
              number={at + 1}
              active={active?.row === row.id ? active : null}
              isEditing={isEditing}
              keyboard={keyboard}
              peerColor={peers.get(row.id) ?? null}
              result={results.get(row.id) ?? null}
              suggestions={active?.row === row.id ? suggestions : noSuggestions}
              onGrab={grab}
            />
          ) : null
        })}
        {isEditing
          ? layout.empty.map(({ y, section }) => (
              <div key={y} className="board-card-empty" style={{ top: y }}>
                {t(`empty.${section ?? shape.type}`)}
              </div>
            ))
          : null}
        {drop ? <span aria-hidden className="board-card-drop" style={{ top: drop.y }} /> : null}
      </div>
    </HTMLContainer>
  )

  function enterWherePressed(event: PointerEvent, card: CardShape) {
    stopEventPropagation(event)
    const { target } = event
    if (!(target instanceof Element) || target.closest('textarea, button, .board-card-grip')) return
    // The press would take the focus from the cell that is about to have it.
    event.preventDefault()
    editing.enterAt(card.id, editor.screenToPage({ x: event.clientX, y: event.clientY }))
  }
}

const noSuggestions: readonly string[] = []

function Strip({ shape, strip, isEditing }: { shape: CardShape; strip: StripBox; isEditing: boolean }) {
  const t = useTranslations('cards')
  const editor = useEditor()
  const { name, y } = strip
  if (name === 'columns') {
    return (
      <div className="board-card-strip" style={{ top: y }}>
        {Object.entries(apiColumns(shape.props.w)).map(([column, { x, w }]) => (
          <span key={column} style={{ left: x, width: w }}>
            {t(`cells.${column as 'method' | 'path' | 'request' | 'response' | 'notes'}`)}
          </span>
        ))}
      </div>
    )
  }
  return (
    <div className="board-card-strip" style={{ top: y }}>
      <span style={{ left: 12 }}>{t(`sections.${name}`)}</span>
      {isEditing && name !== 'store' ? (
        <button
          type="button"
          tabIndex={-1}
          className="board-card-add"
          aria-label={t(`add.${name}`)}
          title={t(`add.${name}`)}
          onClick={() => cardEditing(editor).addRow(name satisfies RequirementSection)}
        >
          <Plus aria-hidden size={14} />
        </button>
      ) : null}
    </div>
  )
}

/** A row that belongs to the card as a whole: its head, its store, why it lies there. */
function OwnRow({
  shape,
  row,
  active,
  isEditing,
  keyboard,
}: {
  shape: CardShape
  row: RowBox
  active: ActiveCell | null
  isEditing: boolean
  keyboard: CardKeyboard
}) {
  const t = useTranslations('cards')
  const locale = useLocale() === 'ko' ? 'ko' : 'en'
  const own = active?.row === '' ? active : null
  return (
    <div className="board-card-row" style={{ top: row.y, height: row.h }}>
      {row.texts.map((box) => {
        const isTitle = box.cell === 'title'
        const words = isTitle ? t(shape.type) : t('placeholders.why')
        return own?.cell === box.cell ? (
          <TextField
            key={box.cell}
            active={own}
            box={box}
            text={textIn(shape, { row: '', cell: box.cell })}
            label={t(`cells.${cellName(box.cell)}`)}
            placeholder={words}
            keyboard={keyboard}
            suggestions={noSuggestions}
          />
        ) : (
          <CellText key={box.cell} box={box} placeholder={isTitle || isEditing ? words : null} />
        )
      })}
      {row.choices.map(({ cell, x, w }) => {
        const style = { left: x, width: w }
        const common = { address: { row: '', cell }, active: own, isEditing, style }
        if (cell === 'day' && shape.type === 'estimate') {
          const words = t(shape.props.day === 100_000 ? 'dayRound' : 'dayExact')
          return (
            <ChoiceButton key={cell} {...common} style={{ ...style, top: 2 }} label={t('dayWhy')}>
              <span className="board-card-day">{words}</span>
            </ChoiceButton>
          )
        }
        const store = 'store' in shape.props ? shape.props.store : ''
        const isChosen = isStencilKind(store)
        return (
          <ChoiceButton key={cell} {...common} label={t('cells.store')}>
            <span className="board-card-store" data-chosen={isChosen}>
              {isChosen ? stencilNames[store][locale] : t('storeOpen')}
            </span>
          </ChoiceButton>
        )
      })}
    </div>
  )
}
