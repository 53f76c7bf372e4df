'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Eye, FastForward, Palette, SlidersHorizontal } from 'lucide-react'
import { type Speed, speeds } from '@/components/replay/player'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import { usePresenceTrack } from '@/components/replay/presence-track'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuContent, MenuTrigger } from '@/components/ui/menu'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { SwitchRow } from '@/components/ui/switch-row'
import { Tooltip } from '@/components/ui/tooltip'

const own = 'own'

/** How it is played and looked at, each at hand, where there is room for it. */
export function ReplayOptions() {
  const t = useTranslations('replay')
  const { player } = usePlayer()
  const skipsIdle = usePlayerState((state) => state.skipsIdle)
  const showsAuthors = usePlayerState((state) => state.showsAuthors)
  return (
    <div role="group" aria-label={t('options')} className="flex items-center gap-1.5 @max-[979px]:hidden">
      <SpeedMenu />
      <ToggleButton
        label={t('skipIdle')}
        hint={t('skipIdleHint')}
        isOn={skipsIdle}
        onToggle={() => player.setSkipsIdle(!skipsIdle)}
      >
        <FastForward aria-hidden size={16} />
      </ToggleButton>
      <EyesMenu />
      <ToggleButton
        label={t('authors')}
        hint={t('authorsHint')}
        isOn={showsAuthors}
        onToggle={() => player.setShowsAuthors(!showsAuthors)}
      >
        <Palette aria-hidden size={16} />
      </ToggleButton>
    </div>
  )
}

/** The same behind one button. */
export function MoreOptions() {
  const t = useTranslations('replay')
  const { player } = usePlayer()
  const skipsIdle = usePlayerState((state) => state.skipsIdle)
  const showsAuthors = usePlayerState((state) => state.showsAuthors)
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          className="size-10! @min-[980px]:hidden!"
          aria-label={t('options')}
        >
          <SlidersHorizontal aria-hidden size={18} />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t('options')} className="flex w-76 flex-col gap-4 p-4">
        <div className="flex items-center justify-between gap-4">
          <span className="text-label font-semibold">{t('speed')}</span>
          <SpeedMenu />
        </div>
        <div className="flex items-center justify-between gap-4">
          <span className="text-label font-semibold">{t('eyes')}</span>
          <EyesMenu isInMenu />
        </div>
        <SwitchRow
          label={t('skipIdle')}
          hint={t('skipIdleHint')}
          checked={skipsIdle}
          onChange={(skips) => player.setSkipsIdle(skips)}
        />
        <SwitchRow
          label={t('authors')}
          hint={t('authorsHint')}
          checked={showsAuthors}
          onChange={(shows) => player.setShowsAuthors(shows)}
        />
      </PopoverContent>
    </Popover>
  )
}

function SpeedMenu() {
  const t = useTranslations('replay')
  const { player } = usePlayer()
  const speed = usePlayerState((state) => state.speed)
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button variant="ghost" className="h-10! min-w-12" aria-label={t('speedNow', { speed })}>
          {t('times', { speed })}
        </Button>
      </MenuTrigger>
      <MenuContent sideOffset={6}>
        <MenuChoice<`${Speed}`>
          label={t('speedKeys')}
          value={`${speed}`}
          options={speeds.map((value) => ({
            value: `${value}` as const,
            label: t('times', { speed: value }),
          }))}
          onChoose={(value) => player.setSpeed(Number(value) as Speed)}
        />
      </MenuContent>
    </Menu>
  )
}

/** Through whose eyes: their own, or those of somebody whose view was recorded. */
function EyesMenu({ isInMenu = false }: { isInMenu?: boolean }) {
  const t = useTranslations('replay')
  const roles = useTranslations('roles')
  const { player, head } = usePlayer()
  const track = usePresenceTrack()
  const eyes = usePlayerState((state) => state.eyes)
  // Whose eyes people ask for first.
  const seen = head.people
    .filter(({ id }) => track?.people[id]?.some(({ view }) => view !== null))
    .sort((a, b) => Number(b.role === 'candidate') - Number(a.role === 'candidate'))
  if (seen.length === 0) return isInMenu ? <p className="text-text3">{t('noEyes')}</p> : null
  const looked = seen.find(({ id }) => id === eyes)
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button
          variant="ghost"
          className={`h-10! max-w-44 ${looked ? 'bg-accent-soft! text-accent!' : ''}`}
          aria-label={looked ? t('eyesNow', { name: looked.name }) : t('eyes')}
        >
          <Eye aria-hidden size={16} className="shrink-0" />
          <bdi className="truncate">{looked ? looked.name : t('ownEyes')}</bdi>
        </Button>
      </MenuTrigger>
      <MenuContent sideOffset={6}>
        <MenuChoice
          label={t('eyes')}
          value={eyes ?? own}
          options={[
            { value: own, label: t('ownEyes') },
            ...seen.map(({ id, name, role }) => ({
              value: id,
              label: t('eyesOf', { name, role: roles(role) }),
            })),
          ]}
          onChoose={(value) => player.setEyes(value === own ? null : value)}
        />
      </MenuContent>
    </Menu>
  )
}

function ToggleButton({
  label,
  hint,
  isOn,
  onToggle,
  children,
}: {
  label: string
  hint: string
  isOn: boolean
  onToggle: () => void
  children: ReactNode
}) {
  return (
    <Tooltip label={hint}>
      <Button
        variant="ghost"
        className={`h-10! ${isOn ? 'bg-accent-soft! text-accent!' : ''}`}
        aria-pressed={isOn}
        onClick={onToggle}
      >
        {children}
        {label}
      </Button>
    </Tooltip>
  )
}
