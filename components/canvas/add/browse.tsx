'use client'

import { ImagePlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useEditor } from 'tldraw'
import { AddableIcon } from '@/components/canvas/add/addable-icon'
import { Ghost } from '@/components/canvas/add/ghost'
import { insert } from '@/components/canvas/add/insert'
import { rememberAdded } from '@/components/canvas/add/recent'
import { usePickUp } from '@/components/canvas/add/use-pick-up'
import { onEnter } from '@/components/canvas/enter-key'
import { focusBoard } from '@/components/canvas/focus-board'
import { pickPictures } from '@/components/canvas/pictures/add-pictures'
import { usePictureItem } from '@/components/canvas/pictures/use-picture-item'
import { PopoverContent } from '@/components/ui/popover'
import { type Addable, addables, nameOf } from '@/lib/board/addables'
import { cardKinds } from '@/lib/board/shapes/cards'
import { find } from '@/lib/stencil/search'
import { stencilCategories, stencilsByCategory } from '@/lib/stencil/kinds'

/** All that can be added, by category, with a field that finds it in both languages. */
export function Browse({ isSheet, onTaken }: { isSheet: boolean; onTaken: () => void }) {
  const t = useTranslations('stencils')
  const editor = useEditor()
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { dragged, ...pickUp } = usePickUp(onTaken)
  const sections = useSections(query)
  const first = sections[0]?.items[0]
  const picture = usePictureItem(query)

  const takeFirst = useRef<() => void>(() => undefined)
  useEffect(() => {
    takeFirst.current = () => {
      if (!first || !query.trim()) return
      insert(editor, first, 'loose')
      rememberAdded(first)
      onTaken()
    }
  })
  useEffect(() => {
    if (field.current) return onEnter(field.current, window, () => takeFirst.current())
  }, [])

  return (
    <>
      <PopoverContent
        aria-label={t('title')}
        side="right"
        align="start"
        sideOffset={isSheet ? -42 : 8}
        collisionPadding={{ top: 60, left: 12, right: 12, bottom: 12 }}
        className="browse w-80"
        data-dragging={dragged !== null}
        onOpenAutoFocus={(event) => {
          // On touch a focused field would bring up the keyboard over the list.
          if (editor.getInstanceState().isCoarsePointer) event.preventDefault()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          // A card that is open for writing keeps them.
          if (!editor.getEditingShapeId()) focusBoard(editor)
        }}
      >
        <input
          ref={field}
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          placeholder={t('search')}
          aria-label={t('search')}
          autoComplete="off"
          maxLength={80}
          className="pick-field"
        />
        <div className="browse-sections">
          {sections.length === 0 && !picture.isShown ? <p className="pick-nothing">{t('nothing')}</p> : null}
          {sections.map(({ heading, items }) => (
            <section key={heading} aria-label={heading}>
              <h3 className="browse-heading">{heading}</h3>
              <div className="browse-items">
                {items.map((what) => (
                  <Item key={what} what={what} {...pickUp} />
                ))}
              </div>
            </section>
          ))}
          {picture.isShown ? (
            <button
              type="button"
              className="browse-item w-full"
              onClick={() => {
                onTaken()
                pickPictures(editor)
              }}
            >
              <ImagePlus aria-hidden size={24} strokeWidth={1.6} className="flex-none" />
              <span>{picture.label}</span>
            </button>
          ) : null}
        </div>
      </PopoverContent>
      {dragged ? <Ghost what={dragged} /> : null}
    </>
  )
}

function Item({
  what,
  onPointerDown,
  onClick,
}: { what: Addable } & Omit<ReturnType<typeof usePickUp>, 'dragged'>) {
  const locale = useLocale()
  return (
    <button
      type="button"
      className="browse-item"
      onPointerDown={(event) => onPointerDown(event, what)}
      onClick={(event) => onClick(event, what)}
    >
      <AddableIcon what={what} size={24} />
      <span>{nameOf(what, locale)}</span>
    </button>
  )
}

function useSections(query: string): { heading: string; items: readonly Addable[] }[] {
  const t = useTranslations('stencils')
  if (query.trim()) {
    const items = find(query, addables).map(({ what }) => what)
    return items.length > 0 ? [{ heading: t('found'), items }] : []
  }
  return [
    ...stencilCategories.map((category) => ({
      heading: t(`categories.${category}`),
      items: stencilsByCategory[category],
    })),
    { heading: t('cards'), items: cardKinds },
  ]
}
