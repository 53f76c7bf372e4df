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
  const leader = scene.state?.participants.find(({ id }) => id === driver)
  const name = leader?.name ?? ''
  const isDriving = mode === 'driving'
  const isFollowing = mode === 'following'
  // What is pressed stays where it is, and keeps the focus, whatever it says by then.
  return (
    <>
      <p
        role="status"
        className={
          isDriving || isFollowing
            ? `flex min-w-0 items-center gap-2 text-ui ${isDriving ? 'font-semibold text-accent' : 'text-text2'}`
            : 'sr-only'
        }
      >
        {isDriving ? (
          <>
            <span aria-hidden className="size-2 shrink-0 animate-breathe rounded-full bg-accent" />
            <span className="truncate max-sm:sr-only">{t('driving')}</span>
          </>
        ) : isFollowing ? (
          <>
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-full"
              style={{ backgroundColor: personColor(leader?.color ?? 0) }}
            />
            <span className="truncate">{t.rich('following', { name, b: isolated })}</span>
          </>
        ) : null}
      </p>
      {driver === null || isDriving ? null : (
        <Button
          variant={isFollowing ? 'ghost' : 'primary'}
          onClick={() => (isFollowing ? shared.stop() : shared.follow())}
        >
          <span className="truncate">
            {isFollowing ? t('stop') : t.rich('followAgain', { name, b: isolated })}
          </span>
        </Button>
      )}
      {isDriving || mayDo(scene, 'replay.drive') ? (
        <Tooltip label={t('driveHint')}>
          <Button onClick={() => (isDriving ? shared.stop() : shared.drive())}>
            {isDriving ? null : <Presentation aria-hidden size={16} />}
            <span className={isDriving || driver === null ? undefined : 'max-sm:sr-only'}>
              {t(isDriving ? 'stopDriving' : driver === null ? 'drive' : 'takeOver')}
            </span>
          </Button>
        </Tooltip>
      ) : null}
    </>
  )
}
