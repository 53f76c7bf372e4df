'use client'

import { useLocale } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DrawBoard } from '@/components/canvas/draw-board'
import { type MomentBoards, openMomentBoards } from '@/components/report/moment-boards'
import { send } from '@/components/room/request'
import { picturesOfRoom } from '@/components/room/room-pictures'
import { StillBoard } from '@/components/room/still-board'
import type { ReportPicture } from '@/lib/report/report'

/** Where a picture is that was drawn; null on a board where nothing is. */
export type Drawn = Pick<ReportPicture, 'url' | 'width' | 'height'> | null

/** A moment of which a picture is to be drawn. */
export interface PictureToDraw {
  at: number
  isEnd: boolean
}

interface PictureMakerProps {
  roomId: string
  /** The moments to draw, ms since 1970: of the end of the session (`isEnd`) all that is on the board, else the drawing. */
  moments: readonly PictureToDraw[]
  onDrawn: (at: number, drawn: Drawn) => void
  /** What is left could not be drawn. */
  onFailed: () => void
  licenseKey?: string | null
}

/** Draws the boards that no picture was made of yet, out of sight, one after the other, and gives the pictures to the server. */
export function PictureMaker({ roomId, moments, onDrawn, onFailed, licenseKey = null }: PictureMakerProps) {
  const [boards, setBoards] = useState<MomentBoards | null>(null)
  const [draw, setDraw] = useState<DrawBoard | null>(null)
  const pictures = useMemo(() => picturesOfRoom(roomId), [roomId])
  const locale = useLocale()
  const told = useRef({ onDrawn, onFailed })
  const asked = JSON.stringify(moments)

  useEffect(() => {
    told.current = { onDrawn, onFailed }
  }, [onDrawn, onFailed])

  useEffect(() => {
    const abort = new AbortController()
    let opened: MomentBoards | null = null
    openMomentBoards(roomId, abort.signal).then(
      (made) => {
        opened = made
        if (abort.signal.aborted) made.dispose()
        else setBoards(made)
      },
      () => {
        if (!abort.signal.aborted) told.current.onFailed()
      },
    )
    return () => {
      abort.abort()
      setBoards(null)
      opened?.dispose()
    }
  }, [roomId])

  useEffect(() => {
    if (!boards || !draw) return
    const abort = new AbortController()
    drawAll(
      { roomId, locale, boards, draw, moments: JSON.parse(asked) as PictureToDraw[], signal: abort.signal },
      (at, drawn) => told.current.onDrawn(at, drawn),
    ).catch(() => {
      if (!abort.signal.aborted) told.current.onFailed()
    })
    return () => abort.abort()
  }, [roomId, locale, boards, draw, asked])

  return (
    <div
      aria-hidden
      inert
      className="pointer-events-none fixed top-0 -left-[4000px] h-225 w-360 print:hidden"
    >
      <StillBoard
        source={boards}
        isBare
        showsFirst="everything"
        pictures={pictures}
        licenseKey={licenseKey}
        onDraw={(made) => setDraw(() => made)}
      />
    </div>
  )
}

interface Drawing {
  roomId: string
  /** The language of this page, which labels are drawn in. */
  locale: string
  boards: MomentBoards
  draw: DrawBoard
  moments: readonly PictureToDraw[]
  signal: AbortSignal
}

async function drawAll(
  { roomId, locale, boards, draw, moments, signal }: Drawing,
  onDrawn: PictureMakerProps['onDrawn'],
): Promise<void> {
  for (const { at, isEnd } of moments) {
    await boards.show(at)
    await painted()
    if (signal.aborted) return
    const picture = await draw(isEnd ? 'all' : 'drawing')
    if (signal.aborted) return
    onDrawn(at, picture && (await kept(`/api/rooms/${roomId}/pictures/${at}?locale=${locale}`, picture)))
  }
}

/** What is on the board has been laid out, and its letters are there. */
async function painted(): Promise<void> {
  await document.fonts.ready
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)
}

/** The picture as the server keeps it; where it does not, as this page has it. */
async function kept(path: string, picture: Blob): Promise<Drawn> {
  try {
    return await send<Drawn>('PUT', path, picture)
  } catch {
    return { url: URL.createObjectURL(picture), width: null, height: null }
  }
}
