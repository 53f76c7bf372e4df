'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ChevronLeft, ChevronRight, History } from 'lucide-react'
import { MomentSlider } from '@/components/restore/moment-slider'
import { useMomentTime } from '@/components/restore/moment-time'
import { PastBoard } from '@/components/restore/past-board'
import { restoreBoard } from '@/components/restore/restore-requests'
import { picturesOfRoom } from '@/components/room/room-pictures'
import { RequestRefused } from '@/components/room/request'
import { useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { type BoardMoments, elapsedAt, type MomentMark, stopAt } from '@/lib/history/moments'
import { clockFigure } from '@/lib/stage/plan-time'

/** A board of the past, the slider that chooses which, and the button that brings it back. */
export function MomentPicker({ moments, onClose }: { moments: BoardMoments; onClose: () => void }) {
  const t = useTranslations('restore')
  const { roomId, licenseKey } = useRoomScene()
  const { stops, marks, isCut } = moments
  const last = stops.length - 1
  const [index, setIndex] = useState(last)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const thumb = useRef<HTMLSpanElement>(null)
  const words = useMomentWords(moments)
  const pictures = useMemo(() => picturesOfRoom(roomId), [roomId])
  useEffect(() => {
    // The slider shows its thumb a moment after it stands.
    const frame = requestAnimationFrame(() => thumb.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  const chosen = stops[index]
  const first = stops[0]
  const now = stops[last]
  if (!chosen || !first || !now || last < 1) {
    return (
      <div className="grid grow place-items-center p-6 text-center text-text2">
        <p>{isCut && chosen ? t('cut', { when: words.time(chosen.at) }) : t('empty')}</p>
      </div>
    )
  }

  const restore = async () => {
    setBusy(true)
    setError(null)
    try {
      const { isChanged } = await restoreBoard(roomId, { toSeq: chosen.seq })
      if (!isChanged) toast.done(t('unchanged'))
      onClose()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.code === 'not_found' ? t('gone') : failure.message || t('restoreFailed'))
      setBusy(false)
    }
  }
  const name = words.name(index)
  const here = marks.filter(({ at }) => stopAt(stops, at) === index)
  return (
    <>
      <div aria-label={t('preview')} role="group" className="dotted-paper relative isolate min-h-0 grow">
        <PastBoard moments={moments} index={index} pictures={pictures} licenseKey={licenseKey} />
      </div>
      <div className="flex shrink-0 flex-col gap-2.5 border-t border-line bg-surface px-4 pt-3 pb-4">
        <MomentSlider
          stops={stops}
          marks={marks}
          index={index}
          onIndex={setIndex}
          name={name}
          thumb={thumb}
        />
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-meta text-text2">
          <span className="tabular-nums">{words.time(first.at)}</span>
          <span className="order-last w-full text-center text-text3 sm:order-none sm:w-auto">
            {t('legend')}
          </span>
          <span className="tabular-nums">{words.time(now.at)}</span>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
          <div className="flex items-center gap-1">
            <Button
              size="icon"
              aria-label={t('previous')}
              disabled={index === 0}
              onClick={() => setIndex(index - 1)}
            >
              <ChevronLeft aria-hidden size={18} />
            </Button>
            <Button
              size="icon"
              aria-label={t('next')}
              disabled={index === last}
              onClick={() => setIndex(index + 1)}
            >
              <ChevronRight aria-hidden size={18} />
            </Button>
          </div>
          <div className="min-w-40 grow">
            <p className="font-semibold tabular-nums">{name}</p>
            <p className="min-h-4 text-meta text-text2">
              {here.length > 0
                ? t('marksHere', { marks: here.map((mark) => words.mark(mark, chosen.at)).join(', ') })
                : index === 0 && isCut
                  ? t('cut', { when: words.time(chosen.at) })
                  : ''}
            </p>
          </div>
          <p className="max-w-90 text-meta text-text2">{t('explain')}</p>
          <div className="flex gap-2 max-sm:w-full max-sm:justify-end">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button variant="primary" busy={isBusy} disabled={index === last} onClick={() => void restore()}>
              {isBusy ? null : <History aria-hidden size={16} />}
              {t(isBusy ? 'restoring' : 'restore')}
            </Button>
          </div>
        </div>
        {error === null ? null : (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </div>
    </>
  )
}

/** The moments and marks of a board in words. */
function useMomentWords({ stops, runs }: BoardMoments) {
  const t = useTranslations('restore')
  const stages = useTranslations('stages.title')
  const timeOf = useMomentTime()
  const { serverNow } = useRoomScene()
  const [openedAt] = useState(serverNow)
  const time = (at: number) => timeOf(at, openedAt)
  const happened = (mark: MomentMark): string => {
    switch (mark.kind) {
      case 'stage':
        return t('mark.stage', { stage: stages(mark.stage) })
      case 'joined':
        return t('mark.joined', { name: mark.name })
      case 'restored':
        return t('mark.restored', { when: time(mark.toAt) })
      default:
        return t(`mark.${mark.kind}`)
    }
  }
  return {
    time,
    name: (index: number): string => {
      const at = stops[index]?.at ?? 0
      if (index === stops.length - 1) return t('isNow', { when: time(at) })
      const elapsed = elapsedAt(runs, at)
      return elapsed === null
        ? time(at)
        : t('atElapsed', { when: time(at), elapsed: clockFigure(elapsed, 'down') })
    },
    /** What happened, and when, where that is another time than the moment it stands at: the board stood still then. */
    mark: (mark: MomentMark, shownAt: number): string => {
      const when = time(mark.at)
      return when === time(shownAt) ? happened(mark) : t('markAt', { mark: happened(mark), when })
    },
  }
}
