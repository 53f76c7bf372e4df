'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import type { Editor } from 'tldraw'
import { maxAtOnce, type FileRefusal } from '@/components/canvas/pictures/add-pictures'
import { PictureCache } from '@/components/canvas/pictures/picture-cache'
import { PictureQueue } from '@/components/canvas/pictures/picture-queue'
import type { PictureFailed, PictureSource } from '@/components/canvas/pictures/picture-source'
import type { Pictures } from '@/components/canvas/pictures/pictures'
import { toast } from '@/components/ui/toast'

/** The pictures of a board for as long as it stands; null for one that has none. */
export function useBoardPictures(source: PictureSource | null): Pictures | null {
  const words = usePictureWords()
  const current = useRef(words)
  useEffect(() => {
    current.current = words
  }, [words])

  const pictures = useMemo<Pictures | null>(() => {
    if (!source) return null
    const say: Pictures['say'] = (refusal) => current.current.refused(refusal)
    const fail: Pictures['fail'] = (failure, retry = null) => current.current.failed(failure, retry)
    let shown: Editor | null = null
    return {
      shownBy: () => shown,
      show: (editor) => {
        shown = editor
        return () => {
          if (shown === editor) shown = null
        }
      },
      cache: new PictureCache(source),
      queue: new PictureQueue({ upload: source.upload, onFailed: fail }),
      say,
      fail,
    }
  }, [source])

  useEffect(() => {
    if (!pictures) return
    const retry = () => pictures.cache.retry()
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      pictures.cache.clear()
    }
  }, [pictures])
  return pictures
}

/** Says why something is not on the board. */
function usePictureWords() {
  const t = useTranslations('images')
  return useMemo(
    () => ({
      refused: (refusal: FileRefusal) => toast.done(t(refusal, { count: maxAtOnce })),
      failed: ({ problem }: PictureFailed, retry: (() => void) | null) => {
        const words = t(`problems.${problem}`)
        if (retry) toast.offer(words, { label: t('retry'), onSelect: retry }, { forMs: 20_000 })
        else toast.failed(words)
      },
    }),
    [t],
  )
}
