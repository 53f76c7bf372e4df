'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import {
  CalendarDays,
  ChartLine,
  CircleUserRound,
  LayoutGrid,
  LogIn,
  LogOut,
  Settings,
  SlidersHorizontal,
} from 'lucide-react'
import type { AccountView } from '@/lib/account/account-view'
import { initials } from '@/lib/initials'
import { useAccount } from '@/components/account/account'
import { signOut } from '@/components/account/sign-out'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'

/** Who is signed in, and their pages, at the top of every page that is not a room. */
export function AccountMenu() {
  const t = useTranslations('account')
  const { account } = useAccount()
  if (account?.email) return <OwnMenu account={account} />
  return (
    <>
      <SmallMenu isGuest={account !== null} />
      {account ? (
        <Button asChild variant="ghost" className="max-sm:hidden">
          <Link href="/rooms" prefetch={false}>
            {t('rooms')}
          </Link>
        </Button>
      ) : null}
      <Button asChild variant="ghost" className="max-sm:hidden">
        <Link href="/sign-in">{t('signIn')}</Link>
      </Button>
    </>
  )
}

const icon = { 'aria-hidden': true, size: 16, className: 'text-text2' } as const

/** The pages of whoever is in here, guests too. */
function OwnPages() {
  const t = useTranslations('account')
  const progress = useTranslations('progress')
  return (
    <>
      <MenuItem asChild>
        <Link href="/rooms" prefetch={false}>
          <LayoutGrid {...icon} />
          {t('rooms')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/progress" prefetch={false}>
          <ChartLine {...icon} />
          {progress('link')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/settings" prefetch={false}>
          <Settings {...icon} />
          {t('settings')}
        </Link>
      </MenuItem>
    </>
  )
}

/** The same for guests, and for strangers on a phone, where the bar has no place for words. */
function SmallMenu({ isGuest }: { isGuest: boolean }) {
  const t = useTranslations('account')
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" className={isGuest ? '' : 'sm:hidden'} aria-label={t('small')}>
          <CircleUserRound aria-hidden size={18} />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {isGuest ? <OwnPages /> : null}
        <MenuItem asChild>
          <Link href="/sign-in">
            <LogIn {...icon} />
            {t('signIn')}
          </Link>
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}

function OwnMenu({ account }: { account: AccountView }) {
  const t = useTranslations('account')
  const study = useTranslations('study')
  async function leave() {
    try {
      await signOut()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      toast.failed(error.message || t('signOutFailed'))
    }
  }
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('menu', { name: account.name })}>
          <span
            aria-hidden
            data-initials={initials(account.name)}
            className="grid size-7 place-items-center rounded-full bg-text2 text-badge font-semibold text-surface before:content-[attr(data-initials)]"
          />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <div className="max-w-64 px-2.5 pt-1.5 pb-2">
          <p className="truncate text-ui font-semibold">
            <bdi>{account.name}</bdi>
          </p>
          <p className="truncate text-meta text-text2">{account.email}</p>
        </div>
        <MenuLine />
        <OwnPages />
        <MenuItem asChild>
          <Link href="/study" prefetch={false}>
            <CalendarDays {...icon} />
            {study('title')}
          </Link>
        </MenuItem>
        {account.isAdmin ? (
          <MenuItem asChild>
            <Link href="/operator" prefetch={false}>
              <SlidersHorizontal {...icon} />
              {t('operator')}
            </Link>
          </MenuItem>
        ) : null}
        <MenuLine />
        <MenuItem onSelect={() => void leave()}>
          <LogOut {...icon} />
          {t('signOut')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
