'use client'

import { useTranslations } from 'next-intl'
import { Presentation } from 'lucide-react'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import type { SharedReplay } from '@/components/together/shared-replay'
import { useTogether } from '@/components/together/use-shared-replay'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import { Tooltip } from '@/components/ui/tooltip'
import { personColor } from '@/lib/people-colors'

/** Who drives the replay, whether this person follows, and what they can do about it (C6). */
export function Wheel({ shared }: { shared: SharedReplay | null }) {
  const t = useTranslations('together')
  const scene = useRoomScene()
  const { mode, driver } = useTogether(shared)
  if (!shared) return null
  const mayDrive = mayDo(scene, 'replay.drive')
  const leader = scene.state?.participants.find(({ id }) => id === driver)
  if (mode === 'driving')
    return (
      <>
        <p role="status" className="flex min-w-0 items-center gap-2 text-ui font-semibold text-accent">
          <span aria-hidden className="size-2 shrink-0 animate-breathe rounded-full bg-accent" />
          <span className="truncate max-sm:sr-only">{t('driving')}</span>
        </p>
        <Button onClick={() => shared.stop()}>{t('stopDriving')}</Button>
      </>
    )
  const drive = mayDrive ? (
    <Tooltip label={t('driveHint')}>
      <Button onClick={() => shared.drive()}>
        <Presentation aria-hidden size={16} />
        <span className={driver === null ? undefined : 'max-sm:sr-only'}>
          {t(driver === null ? 'drive' : 'takeOver')}
        </span>
      </Button>
    </Tooltip>
  ) : null
  if (driver === null)
    return (
      <>
        <p role="status" className="sr-only" />
        {drive}
      </>
    )
  const name = leader?.name ?? ''
  return (
    <>
      {mode === 'following' ? (
        <>
          <p role="status" className="flex min-w-0 items-center gap-2 text-ui text-text2">
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-full"
              style={{ backgroundColor: personColor(leader?.color ?? 0) }}
            />
            <span className="truncate">{t.rich('following', { name, b: isolated })}</span>
          </p>
          <Button variant="ghost" onClick={() => shared.stop()}>
            {t('stop')}
          </Button>
        </>
      ) : (
        <Button variant="primary" onClick={() => shared.follow()}>
          <span className="truncate">{t.rich('followAgain', { name, b: isolated })}</span>
        </Button>
      )}
      {drive}
    </>
  )
}
