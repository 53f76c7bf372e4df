'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useEditor } from 'tldraw'
import { CardTools } from '@/components/canvas/cards/card-tools'
import { Contents } from '@/components/canvas/contents/contents'
import { EditingLabels } from '@/components/canvas/editing-labels'
import { canInspect } from '@/components/canvas/inspector/inspected'
import { Inspector } from '@/components/canvas/inspector/inspector'
import { watchPartKeys } from '@/components/canvas/part-keys'
import { PendingPictures } from '@/components/canvas/pictures/pending-pictures'
import { useRememberedSwitch } from '@/components/canvas/remembered-switch'

/** Everything that lies over the drawing and moves along with it, or stands at its edge. */
export function BoardOverlays() {
  const editor = useEditor()
  const [isInspecting, setInspecting] = useRememberedSwitch('inspector')
  const [isListing, setListing] = useRememberedSwitch('contents')
  const [opened, setOpened] = useState(0)

  const onDetails = useEffectEvent(() => {
    if (!canInspect(editor)) return false
    setInspecting(!isInspecting)
    setOpened(isInspecting ? 0 : opened + 1)
    return true
  })
  const onContents = useEffectEvent(() => setListing(!isListing))
  useEffect(
    () => watchPartKeys(window, editor, { onDetails: () => onDetails(), onContents: () => onContents() }),
    [editor],
  )

  return (
    <>
      <EditingLabels />
      <PendingPictures />
      <CardTools />
      <Contents isOpen={isListing} onChange={setListing} />
      <Inspector isOpen={isInspecting} opened={opened} onChange={setInspecting} />
    </>
  )
}
