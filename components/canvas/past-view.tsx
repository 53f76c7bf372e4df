'use client'

import { useEffect } from 'react'
import { Box, react, type TLEventInfo, useEditor } from 'tldraw'
import { cardEditing } from '@/components/canvas/cards/card-editing'
import { useCardWords } from '@/components/canvas/cards/use-card-words'
import { usePastLook, usePastLookState } from '@/components/canvas/past-look'
import { showEverything } from '@/components/canvas/show-everything'
import { ZoomControl } from '@/components/canvas/zoom-control'

/** The view of a board that is only looked at: by hand, and on a board of the past by itself. */
export function BareView() {
  const look = usePastLook()
  // For pictures that are made of it.
  useCardWords(cardEditing(useEditor()))
  return (
    <>
      <ZoomControl />
      {look ? <PastView /> : null}
    </>
  )
}

/**
 * Looks at a board of the past through somebody's eyes, or keeps all of the drawing in sight as it grows. Whoever moves
 * the board by hand looks for themselves from then on. In a debrief it shows what the driver has in sight (C6).
 */
function PastView() {
  const editor = useEditor()
  const look = usePastLook()
  const { eyes, sight } = usePastLookState(look)

  useEffect(() => {
    if (eyes === null || !look) return
    editor.startFollowingUser(eyes)
    const stop = editor.store.listen(
      () => {
        if (editor.getInstanceState().followingUserId !== eyes) look.onEyesClosed()
      },
      { scope: 'session' },
    )
    return () => {
      stop()
      if (editor.getInstanceState().followingUserId === eyes) editor.stopFollowingUser()
    }
  }, [editor, look, eyes])

  useEffect(() => {
    let isMoved = false
    const moved = () => {
      isMoved = true
      if (look && look.getState().sight !== null) look.onMoved()
    }
    const onEvent = (info: TLEventInfo) => {
      const isDrag = info.type === 'pointer' && info.name === 'pointer_move' && editor.inputs.isDragging
      if (info.type === 'wheel' || info.type === 'pinch' || isDrag) moved()
    }
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.board-zoom-button:not([data-wide="true"])')) moved()
    }
    const keepInSight = () => {
      // Where somebody showed something, there one stays.
      if (look && look.getState().sight !== null) isMoved = true
      if (isMoved || editor.getInstanceState().followingUserId !== null) return
      const drawing = editor.getCurrentPageBounds()
      if (drawing && !editor.getViewportPageBounds().contains(drawing))
        showEverything(editor, { animation: { duration: 180 } })
    }
    const container = editor.getContainer()
    container.addEventListener('click', onClick)
    // Of a wheel or a pinch that moves the board nothing is told afterwards.
    editor.on('before-event', onEvent)
    const stop = editor.store.listen(keepInSight, { scope: 'document' })
    return () => {
      container.removeEventListener('click', onClick)
      editor.off('before-event', onEvent)
      stop()
    }
  }, [editor, look])

  useEffect(() => {
    // The board heeds no wheel before it has the focus; the keys stay with the player.
    const container = editor.getContainer()
    const heed = () => void editor.focus({ focusContainer: false })
    container.addEventListener('pointerenter', heed)
    return () => container.removeEventListener('pointerenter', heed)
  }, [editor])

  useEffect(() => {
    if (sight === null) return
    const [x, y, w, h] = sight
    editor.zoomToBounds(new Box(x, y, w, h), { inset: 0, animation: { duration: 220 } })
  }, [editor, sight])

  useEffect(() => {
    if (!look) return
    return react('what is in sight', () => {
      const { x, y, w, h } = editor.getViewportPageBounds()
      look.see([rounded(x), rounded(y), rounded(w), rounded(h)])
    })
  }, [editor, look])

  return null
}

const rounded = (length: number) => Math.round(length * 10) / 10
