'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RotateCcw } from 'lucide-react'
import { useMomentWords } from '@/components/replay/moment-words'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import { RequestRefused, send } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Tooltip } from '@/components/ui/tooltip'

/** Goes on from the moment that is shown, in a practice room of one's own (V6). */
export function AgainButton() {
  const t = useTranslations('again')
  const { player, view, head } = usePlayer()
  const words = useMomentWords()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const time = usePlayerState(({ at }) => words.figure(at))
  const isFirst = usePlayerState(({ at }) => at <= head.fromAt)
  // A moment that is on its way, or does not come, is not the one that is seen.
  const isHere = usePlayerState(({ isLoading, hasFailed }) => !isLoading && !hasFailed)
  const label = isFirst ? t('buttonStart') : t('button', { time })

  const go = async () => {
    const seq = player.seq()
    if (seq === null) return
    setBusy(true)
    setError(null)
    try {
      const at = Math.round(player.getState().at)
      const made = await send<{ roomId: string }>('POST', `/api/rooms/${view.roomId}/again`, { seq, at })
      window.location.assign(`/rooms/${made.roomId}`)
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.code === 'unreachable' ? t('offline') : failure.message || t('failed'))
      setBusy(false)
    }
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={(next) => {
        // What it asks about must not run away meanwhile.
        if (next) player.pause()
        setError(null)
        setOpen(next)
      }}
    >
      <Tooltip label={label}>
        <PopoverTrigger asChild>
          <Button
            aria-label={label}
            className="h-10! @max-[1000px]:w-10 @max-[1000px]:justify-center @max-[1000px]:px-0"
          >
            <RotateCcw aria-hidden size={16} />
            <span className="tabular-nums @max-[1000px]:hidden">{label}</span>
          </Button>
        </PopoverTrigger>
      </Tooltip>
      <PopoverContent side="top" sideOffset={10} aria-labelledby="again" className="w-80 p-4">
        <h3 id="again" className="text-label font-semibold">
          {isFirst ? t('headingStart') : t('heading', { time })}
        </h3>
        <p className="pt-1 text-text2">{t('what')}</p>
        {error === null ? null : (
          <p role="alert" className="pt-2 text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-3">
          <Button className="h-10!" onClick={() => setOpen(false)}>
            {t('cancel')}
          </Button>
          <Button
            variant="primary"
            className="h-10!"
            busy={isBusy}
            disabled={!isHere}
            onClick={() => void go()}
          >
            {t(isBusy ? 'going' : 'go')}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  )
}
