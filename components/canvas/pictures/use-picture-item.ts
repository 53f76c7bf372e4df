'use client'

import { useTranslations } from 'next-intl'
import { usePictures } from '@/components/canvas/pictures/pictures'

/** The way to add a picture in a list of what can be added, where the board takes any and it is what is looked for. */
export function usePictureItem(query: string): { label: string; isShown: boolean } {
  const t = useTranslations('images')
  const pictures = usePictures()
  const wanted = query.trim().toLowerCase()
  // Both languages are found in either, as components are.
  const names = ['picture', 'image', 'photo', 'screenshot', '이미지', '사진', '그림', '스크린샷']
  const isShown = pictures !== null && (!wanted || names.some((name) => name.startsWith(wanted)))
  return { label: t('add'), isShown }
}
