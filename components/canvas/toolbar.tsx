'use client'

import {
  Eraser,
  Hand,
  Lock,
  LockOpen,
  type LucideIcon,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Redo2,
  Sparkle,
  Square,
  Type,
  Undo2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toolbar } from 'radix-ui'
import { tlenv, useActions, useEditor, useReadonly, useTools, useValue } from 'tldraw'
import { AddButton } from '@/components/canvas/add/add-button'
import { BoardButton } from '@/components/canvas/board-button'
import { type Hands, useHands } from '@/components/canvas/hands'
import { StylePopover } from '@/components/canvas/style-popover'
import { ZoomControl } from '@/components/canvas/zoom-control'

/** In order: name in the messages, tldraw's tool item, the state of its chart it is in, icon, key. */
const tools: readonly [
  name: 'select' | 'hand' | 'draw' | 'eraser' | 'arrow' | 'text' | 'box' | 'laser',
  item: string,
  state: string,
  icon: LucideIcon,
  key: string,
][] = [
  ['select', 'select', 'select', MousePointer2, 'V'],
  ['hand', 'hand', 'hand', Hand, 'H'],
  ['draw', 'draw', 'draw', Pencil, 'D'],
  ['eraser', 'eraser', 'eraser', Eraser, 'E'],
  ['arrow', 'arrow', 'arrow', MoveUpRight, 'A'],
  ['text', 'text', 'text', Type, 'T'],
  ['box', 'rectangle', 'geo', Square, 'R'],
  ['laser', 'laser', 'laser', Sparkle, 'K'],
]

/** What is at hand while nothing may be changed: the view and the laser. */
const lookingTools = tools.filter(([name]) => name === 'hand' || name === 'laser')

/** What stands along the lower edge of the board: zoom on the left, tools in the middle. The right corner belongs to the vendor's mark. */
export function BoardToolbar() {
  const t = useTranslations('canvas')
  const isReadonly = useReadonly()
  const hands = useHands()
  if (isReadonly && !hands) return <ZoomControl />
  return (
    <>
      <ZoomControl />
      <Toolbar.Root aria-label={t('toolbar')} className="board-toolbar board-float">
        <ToolButtons tools={isReadonly ? lookingTools : tools} />
        <Toolbar.Separator className="board-divider" />
        {isReadonly ? null : (
          <>
            <StylePopover />
            <HistoryButtons />
            <AddButton />
          </>
        )}
        {hands ? <HandsButton {...hands} /> : null}
      </Toolbar.Root>
    </>
  )
}

/** Takes the hands off the board or puts them on it (R5a); while they are off, it says so. */
function HandsButton({ areOff, turn }: Hands) {
  const t = useTranslations('hands')
  return (
    <BoardButton
      label={t(areOff ? 'offTip' : 'onTip')}
      aria-keyshortcuts="U"
      aria-label={t(areOff ? 'draw' : 'off')}
      data-wide={areOff}
      onClick={turn}
    >
      {areOff ? (
        <span className="board-hands">
          <Lock aria-hidden size={14} />
          {t('offChip')}
          <kbd>{t('key')}</kbd>
        </span>
      ) : (
        <LockOpen aria-hidden size={18} />
      )}
    </BoardButton>
  )
}

function ToolButtons({ tools: shown }: { tools: typeof tools }) {
  const t = useTranslations('canvas')
  const editor = useEditor()
  const items = useTools()
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor])
  return shown.map(([name, item, state, Icon, key]) => (
    <BoardButton
      key={name}
      label={t(name)}
      shortcut={key}
      aria-pressed={current === state}
      onClick={() => items[item]?.onSelect('toolbar')}
    >
      <Icon aria-hidden size={18} />
    </BoardButton>
  ))
}

function HistoryButtons() {
  const t = useTranslations('canvas')
  const editor = useEditor()
  const actions = useActions()
  const canUndo = useValue('can undo', () => editor.getCanUndo(), [editor])
  const canRedo = useValue('can redo', () => editor.getCanRedo(), [editor])
  const mod = tlenv.isDarwin ? '⌘' : 'Ctrl+'
  return (
    <>
      <BoardButton
        label={t('undo')}
        shortcut={`${mod}Z`}
        disabled={!canUndo}
        onClick={() => actions.undo?.onSelect('toolbar')}
      >
        <Undo2 aria-hidden size={18} />
      </BoardButton>
      <BoardButton
        label={t('redo')}
        shortcut={`${mod}${tlenv.isDarwin ? '⇧Z' : 'Shift+Z'}`}
        disabled={!canRedo}
        onClick={() => actions.redo?.onSelect('toolbar')}
      >
        <Redo2 aria-hidden size={18} />
      </BoardButton>
    </>
  )
}
