'use client'

import '@/components/canvas/add/add.css'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useEditor, useReadonly, useValue } from 'tldraw'
import { keep, keptName, readKept } from '@/components/browser-storage'
import { type AddPanel, useAddPanel } from '@/components/canvas/add/add-panel'
import { watchAddKeys } from '@/components/canvas/add/add-keys'
import { ConnectTo } from '@/components/canvas/add/connect-to'
import { Counting } from '@/components/canvas/add/count'
import { EmptyBoard } from '@/components/canvas/add/empty-board'
import { Ghost } from '@/components/canvas/add/ghost'
import { connect, othersNearestFirst, selectedComponents } from '@/components/canvas/add/insert'
import { isNarrow, Palette } from '@/components/canvas/add/palette'
import { QuickInsert } from '@/components/canvas/add/quick-insert'
import { heldThing } from '@/components/canvas/add/use-pick-up'
import { toast } from '@/components/ui/toast'
import { nameOf } from '@/lib/board/addables'

/** All the ways to add to a board and to connect what is on it, for whoever may draw. */
export function AddToBoard() {
  const isReadonly = useReadonly()
  return isReadonly ? null : <Ways />
}

function Ways() {
  const { panel, open } = useAddPanel()
  const palette = usePaletteShown()
  useAddKeys(palette.toggle, open)
  return (
    <>
      {palette.isShown ? <Palette /> : null}
      {panel === 'insert' ? <QuickInsert /> : null}
      {panel === 'connect' ? <ConnectTo /> : null}
      <EmptyBoard />
      <Held />
    </>
  )
}

function useAddKeys(togglePalette: () => void, open: (panel: AddPanel) => void): void {
  const t = useTranslations('insert')
  const editor = useEditor()
  const actions = useRef({ togglePalette, open, selectFirst: t('selectFirst'), alone: t('alone') })
  useEffect(() => {
    actions.current = { togglePalette, open, selectFirst: t('selectFirst'), alone: t('alone') }
  })
  useEffect(() => {
    const counting = new Counting(editor)
    return watchAddKeys(window, {
      insert: () => actions.current.open('insert'),
      connect: () => {
        const [first, ...others] = selectedComponents(editor)
        if (!first) toast.done(actions.current.selectFirst)
        else if (others.length > 0)
          connect(
            editor,
            first.id,
            others.map(({ id }) => id),
          )
        else if (othersNearestFirst(editor, first).length === 0) toast.done(actions.current.alone)
        else actions.current.open('connect')
      },
      togglePalette: () => actions.current.togglePalette(),
      count: (what, by) => counting.change(what, by),
      endCounting: () => counting.end(),
    })
  }, [editor])
}

const storageKey = keptName('palette')

/** Whether this person wants the palette; where there is no room for it, the key opens what it folds into. */
function usePaletteShown() {
  const editor = useEditor()
  const { panel, open } = useAddPanel()
  const [isHidden, setHidden] = useState(() => readKept(storageKey) === 'hidden')
  const isFolded = useValue('folded', () => isNarrow(editor.getViewportScreenBounds()), [editor])
  return {
    isShown: isFolded || !isHidden,
    toggle: () => {
      if (isFolded) return open(panel === 'browse' ? null : 'browse')
      setHidden(!isHidden)
      keep(storageKey, isHidden ? '' : 'hidden')
    },
  }
}

/** What waits in the hand, under the pointer, and in words what to do with it. */
function Held() {
  const t = useTranslations('insert')
  const locale = useLocale()
  const editor = useEditor()
  const held = useValue('held', () => heldThing(editor), [editor])
  return (
    <>
      <p role="status" className="held board-float" hidden={!held}>
        {held ? t('held', { name: nameOf(held, locale) }) : null}
      </p>
      {held ? <Ghost what={held} /> : null}
    </>
  )
}
