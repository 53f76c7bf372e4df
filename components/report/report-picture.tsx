'use client'

import { useTranslations } from 'next-intl'
import { LoaderCircle } from 'lucide-react'
import type { ShownPicture } from '@/components/report/use-drawn-pictures'
import type { ReportWords } from '@/lib/report/words'

/** A picture of the board, with what it shows below it. */
export function ReportPictureFigure({ picture, words }: { picture: ShownPicture; words: ReportWords }) {
  const t = useTranslations('report')
  const { url, width, height, state } = picture
  const what = words.picture(picture)
  return (
    <figure className="flex min-w-0 flex-col gap-1.5 print:break-inside-avoid" data-picture={state}>
      {state === 'there' && url !== null ? (
        <img
          src={url}
          alt={t('pictureOf', { what })}
          width={width ?? undefined}
          height={height ?? undefined}
          className="h-auto max-h-180 w-full rounded-card border border-line bg-white object-contain print:max-h-[150mm]"
        />
      ) : (
        <div
          aria-busy={state === 'drawing'}
          className="flex aspect-16/10 items-center justify-center gap-2 rounded-card border border-dashed border-line bg-sunken p-4 text-meta text-text3 print:aspect-auto"
        >
          {state === 'drawing' ? (
            <LoaderCircle aria-hidden size={16} className="animate-spin print:hidden" />
          ) : null}
          {t(`pictureStates.${state === 'there' ? 'failed' : state}`)}
        </div>
      )}
      <figcaption className="text-meta text-text2">{what}</figcaption>
    </figure>
  )
}
