'use client'

import { Plus, Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Toolbar } from 'radix-ui'
import { useRef } from 'react'
import { useEditor, useValue } from 'tldraw'
import { useAddPanel } from '@/components/canvas/add/add-panel'
import { Browse } from '@/components/canvas/add/browse'
import { Ghost } from '@/components/canvas/add/ghost'
import { heldThing, usePickUp } from '@/components/canvas/add/use-pick-up'
import { BoardButton } from '@/components/canvas/board-button'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { Popover, PopoverAnchor } from '@/components/ui/popover'
import type { StencilKind } from '@/lib/stencil/kinds'
import { nameOf } from '@/lib/board/addables'

/** The same dozen for every problem, so that nothing in it is a hint (T3a). */
const dozen: readonly StencilKind[] = [
  'client',
  'dns',
  'load_balancer',
  'api_gateway',
  'service',
  'worker',
  'message_queue',
  'log_stream',
  'relational_db',
  'key_value_store',
  'cache',
  'object_storage',
]

/** Where the board is smaller than this, in px, the palette folds into one button. */
const roomy = { width: 1040, height: 640 }

/** The palette on the left: a dozen kinds to drag or click onto the board, and the way to all the others. */
export function Palette() {
  const t = useTranslations('stencils')
  const editor = useEditor()
  const { panel, open } = useAddPanel()
  const isFolded = useValue('folded', () => isNarrow(editor.getViewportScreenBounds()), [editor])
  const browsing = panel === 'browse'
  // The press itself has closed it when the click comes.
  const wasOpen = useRef(false)
  return (
    <Popover open={browsing} onOpenChange={(isOpen) => open(isOpen ? 'browse' : null)}>
      <PopoverAnchor asChild>
        <Toolbar.Root
          aria-label={t('palette')}
          orientation="vertical"
          className="palette board-float"
          data-folded={isFolded}
        >
          <BoardButton
            label={isFolded ? t('add') : t('search')}
            tooltipSide="right"
            aria-expanded={browsing}
            aria-haspopup="dialog"
            onPointerDown={(event) => {
              event.preventDefault()
              wasOpen.current = browsing
            }}
            onClick={() => open(wasOpen.current ? null : 'browse')}
          >
            {isFolded ? <Plus aria-hidden size={20} /> : <Search aria-hidden size={18} />}
          </BoardButton>
          {isFolded ? null : <Dozen />}
        </Toolbar.Root>
      </PopoverAnchor>
      {browsing ? <Browse isSheet={isFolded} onTaken={() => open(null)} /> : null}
    </Popover>
  )
}

/** Whether a board has no room for the palette beside it. */
export function isNarrow({ w, h }: { w: number; h: number }): boolean {
  return w < roomy.width || h < roomy.height
}

function Dozen() {
  const locale = useLocale()
  const editor = useEditor()
  const held = useValue('held', () => heldThing(editor), [editor])
  const { dragged, onPointerDown, onClick } = usePickUp()
  return (
    <>
      {dozen.map((kind) => (
        <BoardButton
          key={kind}
          label={nameOf(kind, locale)}
          tooltipSide="right"
          aria-pressed={held === kind}
          onPointerDown={(event) => onPointerDown(event, kind)}
          onClick={(event) => onClick(event, kind)}
        >
          <StencilIcon kind={kind} size={22} />
        </BoardButton>
      ))}
      {dragged ? <Ghost what={dragged} /> : null}
    </>
  )
}
