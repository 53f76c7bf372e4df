'use client'

import { ImageOff, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import {
  HTMLContainer,
  ImageShapeUtil,
  stopEventPropagation,
  type TLImageShape,
  useEditor,
  useValue,
} from 'tldraw'
import type { PictureState } from '@/components/canvas/pictures/picture-cache'
import { usePictures } from '@/components/canvas/pictures/pictures'
import { imageIdOf } from '@/lib/board/images'

/** Pictures of the room. tldraw draws them; what is not there yet, or no more, is said in their place. */
export class PictureShapeUtil extends ImageShapeUtil {
  override component(shape: TLImageShape) {
    // Without the link that a picture may carry: nobody makes one here.
    const drawn = super.component({ ...shape, props: { ...shape.props, url: '' } })
    return <Picture shape={shape} drawn={drawn} />
  }
}

function Picture({ shape, drawn }: { shape: TLImageShape; drawn: ReactNode }) {
  const t = useTranslations('images')
  const editor = useEditor()
  const pictures = usePictures()
  const { assetId, altText } = shape.props
  const imageId = useValue('picture', () => imageIdOf(assetId && editor.getAsset(assetId)?.props.src), [
    editor,
    assetId,
  ])
  const isInSight = useValue('in sight', () => !editor.getCulledShapes().has(shape.id), [editor, shape.id])
  const state = useValue<PictureState>(
    'state',
    () => (pictures && imageId !== null ? pictures.cache.stateOf(imageId) : { is: 'gone' }),
    [pictures, imageId],
  )
  useEffect(() => {
    if (isInSight && imageId !== null) void pictures?.cache.load(imageId)
  }, [pictures, imageId, isInSight])

  if (state.is === 'shown') {
    return (
      <div role="img" aria-label={altText || t('picture')} className="board-picture">
        {drawn}
      </div>
    )
  }
  return (
    <HTMLContainer className="board-picture-place" data-state={state.is}>
      {state.is === 'loading' ? (
        <LoaderCircle aria-label={t('loading')} size={20} className="board-spinner" />
      ) : (
        <>
          <ImageOff aria-hidden size={20} />
          <p>{altText || t(state.is)}</p>
          {altText ? <p className="sr-only">{t(state.is)}</p> : null}
          {state.is === 'broken' ? (
            <button
              type="button"
              className="board-picture-again"
              // The press would pick up the shape.
              onPointerDown={stopEventPropagation}
              onClick={() => pictures?.cache.retry()}
            >
              {t('retry')}
            </button>
          ) : null}
        </>
      )}
    </HTMLContainer>
  )
}
