'use client'

import { useTranslations } from 'next-intl'
import type { ReportPicture } from '@/lib/report/report'
import type { ReportWords } from '@/lib/report/words'

/** A picture of the board, with what it shows below it. */
export function ReportPictureFigure({ picture, words }: { picture: ReportPicture; words: ReportWords }) {
  const t = useTranslations('report')
  const { url, width, height } = picture
  const what = words.picture(picture)
  return (
    <figure className="flex min-w-0 flex-col gap-1.5 print:break-inside-avoid">
      {url === null ? (
        <div className="grid aspect-16/10 place-items-center rounded-card border border-dashed border-line bg-sunken p-4 text-meta text-text3">
          {t('noPicture')}
        </div>
      ) : (
        <img
          src={url}
          alt={t('pictureOf', { what })}
          width={width ?? undefined}
          height={height ?? undefined}
          className="h-auto w-full rounded-card border border-line bg-white print:max-h-[150mm] print:object-contain"
        />
      )}
      <figcaption className="text-meta text-text2">{what}</figcaption>
    </figure>
  )
}
