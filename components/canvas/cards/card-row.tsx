'use client'

import { Fingerprint, GripVertical, KeyRound, Link2, ListOrdered, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type PointerEvent } from 'react'
import { useEditor } from 'tldraw'
import { type ShownRow, textOf } from '@/lib/board/card-rows'
import type { AnyRow, CardKind, FieldRow } from '@/lib/board/shapes/cards'
import { type ActiveCell, cardEditing } from '@/components/canvas/cards/card-editing'
import type { CardKeyboard } from '@/components/canvas/cards/card-keyboard'
import type { PlainBox, RowBox, TextBox } from '@/components/canvas/cards/card-layout'
import { ChoiceButton } from '@/components/canvas/cards/choice-button'
import { EstimateValue } from '@/components/canvas/cards/estimate-value'
import type { EstimateResult } from '@/lib/estimate/estimate'
import { TextField } from '@/components/canvas/cards/text-field'
import { CellText } from '@/components/canvas/cards/cell-text'

export interface CardRowProps {
  kind: CardKind
  row: ShownRow['id']
  /** The same object for as long as nobody changes it. */
  data: AnyRow
  y: number
  h: number
  texts: RowBox['texts']
  choices: RowBox['choices']
  /** Where it stands among all rows, from 1. */
  number: number
  /** The cell of this row one is in. */
  active: ActiveCell | null
  isEditing: boolean
  keyboard: CardKeyboard
  /** The colour of somebody else who is typing in this row. */
  peerColor: string | null
  result: EstimateResult | null
  suggestions: readonly string[]
  onGrab: (id: string, event: PointerEvent) => void
}

/** One row of a card. Drawn again only when something in it changes. */
export const CardRow = memo(function CardRow(props: CardRowProps) {
  const { kind, row, data, y, h, texts, choices, number, isEditing, peerColor, active } = props
  const t = useTranslations('cards')
  const editor = useEditor()
  const section = 'section' in data ? data.section : null
  return (
    <div
      role="group"
      aria-label={t('rowNamed', { number })}
      className="board-card-row"
      data-section={section ?? undefined}
      data-active={active !== null}
      style={{ top: y, height: h }}
    >
      {peerColor ? (
        <span aria-hidden className="board-card-peer" style={{ backgroundColor: peerColor }} />
      ) : null}
      {kind === 'requirements' ? (
        <span aria-hidden className="board-card-number">
          {number}
        </span>
      ) : null}
      {texts.map((box) =>
        // What is wrong stands in the place of value and unit.
        box.cell === 'unit' && props.result?.ok === false && active?.cell !== 'unit' ? null : active?.cell ===
          box.cell ? (
          <TextField
            key={box.cell}
            active={active}
            box={box}
            text={textOf(data, box.cell)}
            label={t('cellNamed', { cell: t(`cells.${cellName(box.cell)}`), number })}
            placeholder={t(`placeholders.${placeholderName(kind, box.cell)}`)}
            keyboard={props.keyboard}
            suggestions={props.suggestions}
          />
        ) : (
          <CellText
            key={box.cell}
            box={box}
            placeholder={
              shownUnit(box.cell, props.result) ??
              (isEditing ? t(`placeholders.${placeholderName(kind, box.cell)}`) : null)
            }
          />
        ),
      )}
      {choices.map((box) => (
        <RowChoice key={box.cell} box={box} {...props} />
      ))}
      {isEditing ? (
        <>
          <span
            className="board-card-grip"
            title={t('moveRow')}
            onPointerDown={(event) => props.onGrab(row, event)}
          >
            <GripVertical aria-hidden size={12} />
          </span>
          <button
            type="button"
            tabIndex={-1}
            className="board-card-remove"
            aria-label={t('removeRow', { number })}
            title={t('removeRow', { number })}
            onClick={() => cardEditing(editor).remove(row)}
          >
            <X aria-hidden size={12} />
          </button>
        </>
      ) : null}
    </div>
  )
})

function RowChoice({ box, data, row, active, isEditing, number, result }: CardRowProps & { box: PlainBox }) {
  const t = useTranslations('cards')
  const place = { left: box.x, width: box.w }
  const common = { address: { row, cell: box.cell }, active, isEditing, style: place }
  const field = data as unknown as FieldRow
  switch (box.cell) {
    case 'equals':
    case 'arrow':
      return <span aria-hidden className="board-card-sign" data-sign={box.cell} style={place} />
    case 'value':
      return active?.cell === 'unit' && result?.ok === false ? null : (
        <EstimateValue box={box} result={result} />
      )
    case 'method': {
      const method = textOf(data, 'method')
      return (
        <ChoiceButton {...common} label={t('methodNamed', { method, number })}>
          <span className="board-card-method" data-method={method}>
            {method}
          </span>
        </ChoiceButton>
      )
    }
    case 'key':
      return (
        <ChoiceButton {...common} label={t(`keys.${field.key || 'none'}`)}>
          <KeyIcon kind={field.key} isEditing={isEditing} />
        </ChoiceButton>
      )
    case 'index':
      return (
        <ChoiceButton
          {...common}
          label={t(field.isIndexed ? 'indexed' : 'notIndexed')}
          pressed={field.isIndexed}
        >
          {field.isIndexed || isEditing ? (
            <ListOrdered aria-hidden size={14} data-quiet={!field.isIndexed} />
          ) : null}
        </ChoiceButton>
      )
    default:
      return null
  }
}

function KeyIcon({ kind, isEditing }: { kind: FieldRow['key']; isEditing: boolean }) {
  switch (kind) {
    case 'primary':
      return <KeyRound aria-hidden size={14} data-key="primary" />
    case 'foreign':
      return <Link2 aria-hidden size={14} data-key="foreign" />
    case 'unique':
      return <Fingerprint aria-hidden size={14} data-key="unique" />
    case '':
      return isEditing ? <KeyRound aria-hidden size={14} data-quiet /> : null
  }
}

/** The unit that a value has by itself, where none is asked for. */
function shownUnit(cell: string, result: EstimateResult | null): string | null {
  return cell === 'unit' && result?.ok ? result.value.unit || null : null
}

/** The name of a column in the messages. */
export function cellName(cell: string) {
  return cell as
    | 'title'
    | 'text'
    | 'target'
    | 'name'
    | 'formula'
    | 'unit'
    | 'path'
    | 'request'
    | 'response'
    | 'notes'
    | 'type'
    | 'references'
    | 'why'
}

function placeholderName(kind: CardKind, cell: TextBox['cell']) {
  return kind === 'entity' && cell === 'name' ? 'field' : cellName(cell)
}
