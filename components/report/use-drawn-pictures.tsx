'use client'

import { type ReactNode, useState } from 'react'
import { type Drawn, PictureMaker } from '@/components/report/picture-maker'
import type { ReportPicture } from '@/lib/report/report'

/** How it stands with a picture of a board. */
export type ShownPicture = ReportPicture & { state: 'there' | 'drawing' | 'empty' | 'failed' }

/**
 * The pictures of a session, those that nobody has drawn yet drawn by this browser. `maker` is to be rendered for as
 * long as the page stands; it shows nothing.
 */
export function useDrawnPictures(
  roomId: string,
  pictures: readonly ReportPicture[],
  licenseKey: string | null = null,
): { pictures: ShownPicture[]; maker: ReactNode } {
  const [drawn, setDrawn] = useState<ReadonlyMap<number, Drawn>>(new Map())
  const [hasFailed, setHasFailed] = useState(false)
  // What was missing at first: the list stays the same while they are drawn.
  const [missing] = useState(() =>
    pictures.filter(({ url }) => url === null).map(({ at, stage }) => ({ at, isEnd: stage === null })),
  )
  const shown = pictures.map((picture): ShownPicture => {
    if (picture.url !== null) return { ...picture, state: 'there' }
    const made = drawn.get(picture.at)
    if (made) return { ...picture, ...made, state: 'there' }
    return { ...picture, state: made === null ? 'empty' : hasFailed ? 'failed' : 'drawing' }
  })
  return {
    pictures: shown,
    maker:
      missing.length > 0 ? (
        <PictureMaker
          roomId={roomId}
          moments={missing}
          licenseKey={licenseKey}
          onDrawn={(at, one) => setDrawn((all) => new Map(all).set(at, one))}
          onFailed={() => setHasFailed(true)}
        />
      ) : null,
  }
}
