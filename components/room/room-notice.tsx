'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** A card over the board that says why nothing goes on, and what to do. */
export function RoomNotice({
  heading,
  body,
  extra,
  reload = false,
  home = false,
}: {
  heading: string
  body: string
  extra?: string | undefined
  reload?: boolean
  home?: boolean
}) {
  const t = useTranslations('room')
  return (
    <section className="flex w-full max-w-100 flex-col gap-2 rounded-card border border-line bg-surface p-6 shadow-float">
      <h2 className="text-title font-semibold">{heading}</h2>
      <p className="text-label text-text2">{body}</p>
      {extra === undefined ? null : <p className="text-label text-over">{extra}</p>}
      <div className="flex flex-wrap gap-2 pt-3">
        {reload ? (
          <Button variant="primary" size="large" onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        ) : null}
        {home ? (
          <Button asChild size="large" variant={reload ? 'secondary' : 'primary'}>
            {/* A full load: the room's document and socket are left behind. */}
            <a href="/">{t('goHome')}</a>
          </Button>
        ) : null}
      </div>
    </section>
  )
}
