'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRoomScene } from '@/components/room/room-context'

/** The hints of this interview so far, the newest first, each with its time. */
export function GivenHints() {
  const t = useTranslations('hints')
  const stages = useTranslations('guide.stages')
  const locale = useLocale()
  const { interview, kind } = useRoomScene()
  const hints = (interview?.hints ?? []).toReversed()
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  return (
    <section aria-labelledby="given-hints" className="px-4 pt-3 pb-4">
      <h3 id="given-hints" className="text-meta font-semibold text-text2">
        {t(kind === 'practice' ? 'takenList' : 'givenList')}
      </h3>
      {hints.length === 0 ? <p className="mt-1 text-text2">{t('noneYet')}</p> : null}
      <ul className="mt-1 flex flex-col divide-y divide-line">
        {hints.map(({ id, at, stage, level, text }) => (
          <li key={id} className="flex gap-3 py-2">
            <time dateTime={new Date(at).toISOString()} className="shrink-0 text-text3">
              {time.format(at)}
            </time>
            <div className="min-w-0">
              <p className="text-meta text-text2">
                {t('from', {
                  stage: stage ? stages(stage) : '',
                  level:
                    level === null ? t('typedShort') : t(`levels.${level === 1 ? 1 : level === 2 ? 2 : 3}`),
                })}
              </p>
              <p className="break-words whitespace-pre-wrap">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
