'use client'

import { useEffect } from 'react'
import { type TLEventInfo, useEditor } from 'tldraw'
import { usePastLook, usePastLookState } from '@/components/canvas/past-look'
import { showEverything } from '@/components/canvas/show-everything'
import { ZoomControl } from '@/components/canvas/zoom-control'

/** The view of a board that is only looked at: by hand, and on a board of the past by itself. */
export function BareView() {
  const look = usePastLook()
  return (
    <>
      <ZoomControl />
      {look ? <PastView /> : null}
    </>
  )
}

/**
 * Looks at a board of the past through somebody's eyes, or keeps all of the drawing in sight as it grows. Whoever moves
 * the board by hand looks for themselves from then on.
 */
function PastView() {
  const editor = useEditor()
  const look = usePastLook()
  const { eyes } = usePastLookState(look)

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
    const onEvent = (info: TLEventInfo) => {
      const isDrag = info.type === 'pointer' && info.name === 'pointer_move' && editor.inputs.isDragging
      if (info.type === 'wheel' || info.type === 'pinch' || isDrag) isMoved = true
    }
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.board-zoom-button:not([data-wide="true"])'))
        isMoved = true
    }
    const keepInSight = () => {
      if (isMoved || editor.getInstanceState().followingUserId !== null) return
      const drawing = editor.getCurrentPageBounds()
      if (drawing && !editor.getViewportPageBounds().contains(drawing))
        showEverything(editor, { animation: { duration: 180 } })
    }
    const container = editor.getContainer()
    container.addEventListener('click', onClick)
    editor.on('event', onEvent)
    const stop = editor.store.listen(keepInSight, { scope: 'document' })
    return () => {
      container.removeEventListener('click', onClick)
      editor.off('event', onEvent)
      stop()
    }
  }, [editor])

  return null
}
