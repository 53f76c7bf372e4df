'use client'

import { useTranslations } from 'next-intl'
import { FinalBoard } from '@/components/replay/final-board'
import type { NoRecording, RecordingView } from '@/lib/replay/recording'

/** Where nothing can be played: why, and the board as it was at the end, where there is one. */
export function NoReplay({ view }: { view: RecordingView }) {
  const t = useTranslations('replay')
  const why: NoRecording = view.why ?? 'empty'
  return (
    <>
      <div className="flex shrink-0 flex-col gap-0.5 border-b border-line bg-surface px-4 py-3">
        <p className="text-label font-semibold">{t(`none.${why}`)}</p>
        <p className="text-ui text-text2">{t(`noneHint.${why}`)}</p>
      </div>
      {why === 'empty' ? (
        <div className="dotted-paper grow" />
      ) : (
        <section aria-label={t('finalBoard')} className="dotted-paper relative isolate min-h-0 grow">
          <FinalBoard roomId={view.roomId} />
        </section>
      )}
    </>
  )
}
