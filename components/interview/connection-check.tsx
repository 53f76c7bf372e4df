'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keep, keptName } from '@/components/browser-storage'
import { useRoomScene } from '@/components/room/room-context'
import { useLasting } from '@/components/room/use-lasting'
import { Button } from '@/components/ui/button'

/** An answer that takes longer is felt while drawing together, in ms. */
const slowMs = 400
/** A line that has not opened by then will not, in ms. */
const patienceMs = 8_000
const probes = 3

const never = () => () => undefined

function keepsNothing(): boolean {
  const name = keptName('check')
  return !keep(name, '1') || !keep(name, null) || !('indexedDB' in window)
}

/** Whether one's connection will do, before it matters: good, slow or blocked, and what to do then. */
export function ConnectionCheck() {
  const t = useTranslations('lobby')
  const { status, roundTrip, viewer } = useRoomScene()
  const isLive = status === 'live'
  const isBlocked = useLasting(!isLive, patienceMs)
  const [tookMs, setTookMs] = useState<number | null>(null)
  const [round, setRound] = useState(0)
  const noStorage = useSyncExternalStore(never, keepsNothing, () => false)

  useEffect(() => {
    if (!isLive) return
    let isOver = false
    const measure = async () => {
      const times: number[] = []
      for (let n = 0; n < probes; n++) {
        const ms = await roundTrip()
        if (isOver || ms === null) return
        times.push(ms)
      }
      setTookMs(Math.max(1, Math.round(Math.min(...times))))
    }
    void measure()
    return () => {
      isOver = true
    }
  }, [isLive, roundTrip, round])

  const word =
    isBlocked && !isLive
      ? 'blocked'
      : !isLive || tookMs === null
        ? 'checking'
        : tookMs > slowMs
          ? 'slow'
          : 'good'
  const tone = {
    good: 'bg-ok',
    slow: 'bg-over',
    blocked: 'bg-danger',
    checking: 'bg-input animate-breathe',
  }[word]
  return (
    <div className="flex flex-col gap-1">
      <p role="status" className="flex items-center gap-2 text-ui">
        <span aria-hidden className={`size-2 shrink-0 rounded-full ${tone}`} />
        <b className="font-semibold">{t(`check.${word}`)}</b>
      </p>
      <p className="text-ui text-text2">
        {t(`checkHint.${word === 'good' && viewer.role === 'observer' ? 'goodToWatch' : word}`, {
          ms: tookMs ?? 0,
        })}
      </p>
      {noStorage ? <p className="text-ui text-over">{t('checkHint.noStorage')}</p> : null}
      {word === 'slow' ? (
        <Button
          variant="ghost"
          className="-ml-3 self-start"
          onClick={() => {
            setTookMs(null)
            setRound(round + 1)
          }}
        >
          {t('checkAgain')}
        </Button>
      ) : null}
    </div>
  )
}
