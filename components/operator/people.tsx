'use client'

import Form from 'next/form'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ChevronLeft, ChevronRight, Search } from 'lucide-react'
import { type AccountPage, type AccountRow, accountsPerPage } from '@/lib/account/operator-view'
import { Badge } from '@/components/account/badge'
import { useDay } from '@/components/account/use-day'
import { PersonActions } from '@/components/operator/person-actions'
import { Button } from '@/components/ui/button'

interface PeopleProps extends AccountPage {
  search: string
  /** The address of whoever looks. */
  ownEmail: string
  sendsMail: boolean
}

/** Everybody who has an account, or whom a search found. */
export function People({ accounts, total, page, search, ownEmail, sendsMail }: PeopleProps) {
  const t = useTranslations('operator.people')
  const pages = Math.max(1, Math.ceil(total / accountsPerPage))
  return (
    <div className="flex flex-col gap-4">
      <Form action="/operator/people" className="flex flex-wrap items-end gap-2" role="search">
        <label className="flex min-w-60 grow flex-col gap-1.5 text-label font-semibold">
          {t('search')}
          <input
            type="search"
            name="search"
            defaultValue={search}
            key={search}
            maxLength={200}
            className="h-11 w-full rounded-control border border-input bg-surface px-3 text-title font-normal text-text"
          />
        </label>
        <Button type="submit" size="large">
          <Search aria-hidden size={18} />
          {t('find')}
        </Button>
      </Form>
      <div className="flex min-h-8 items-center justify-between gap-3">
        <p role="status" className="text-ui text-text2">
          {t('count', { count: total })}
        </p>
        {search === '' ? null : (
          <Button asChild variant="ghost">
            <Link href="/operator/people">{t('clear')}</Link>
          </Button>
        )}
      </div>
      {accounts.length === 0 ? (
        <p className="rounded-card border border-dashed border-line p-8 text-center text-label text-text2">
          {t('none')}
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {accounts.map((account) => (
            <Row
              key={account.id}
              account={account}
              isOwn={account.email === ownEmail}
              sendsMail={sendsMail}
            />
          ))}
        </ul>
      )}
      {pages > 1 ? <Pages search={search} page={page} pages={pages} /> : null}
    </div>
  )
}

function Row({ account, isOwn, sendsMail }: { account: AccountRow; isOwn: boolean; sendsMail: boolean }) {
  const t = useTranslations('operator.people')
  const day = useDay()
  const { name, email, isAdmin, isDisabled, isVerified, rooms, lastSeenAt } = account
  return (
    <li className="flex items-center gap-3 py-3 pr-2 pl-4">
      <div className="flex min-w-0 grow flex-col gap-0.5 sm:flex-row sm:items-center sm:gap-4">
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <bdi className={`min-w-0 truncate text-label font-semibold ${isDisabled ? 'text-text3' : ''}`}>
              {name}
            </bdi>
            {isOwn ? <Badge>{t('you')}</Badge> : null}
            {isAdmin ? <Badge>{t('admin')}</Badge> : null}
            {isDisabled ? <Badge look="danger">{t('disabled')}</Badge> : null}
          </p>
          <p className="truncate text-ui text-text2">{email}</p>
          {isVerified ? null : <p className="text-meta text-text3">{t('unverified')}</p>}
        </div>
        <p className="shrink-0 text-meta text-text2 sm:text-right">
          <span className="sm:block">{t('rooms', { count: rooms })}</span>
          <span aria-hidden className="sm:hidden">
            {' · '}
          </span>
          <span className="sm:block">
            {lastSeenAt === null ? t('neverSeen') : t('seen', { when: day(lastSeenAt) })}
          </span>
        </p>
      </div>
      {isOwn ? (
        <Button asChild variant="ghost">
          <Link href="/settings">{t('ownSettings')}</Link>
        </Button>
      ) : (
        <PersonActions account={account} sendsMail={sendsMail} />
      )}
    </li>
  )
}

function Pages({ search, page, pages }: { search: string; page: number; pages: number }) {
  const t = useTranslations('operator.people')
  const address = (to: number) =>
    `/operator/people?${new URLSearchParams({ ...(search !== '' && { search }), page: String(to) }).toString()}`
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-center gap-3">
      {page > 1 ? (
        <Button asChild variant="ghost" size="icon">
          <Link href={address(page - 1)} aria-label={t('previous')}>
            <ChevronLeft aria-hidden size={18} />
          </Link>
        </Button>
      ) : null}
      <p className="text-ui text-text2">{t('page', { page, pages })}</p>
      {page < pages ? (
        <Button asChild variant="ghost" size="icon">
          <Link href={address(page + 1)} aria-label={t('next')}>
            <ChevronRight aria-hidden size={18} />
          </Link>
        </Button>
      ) : null}
    </nav>
  )
}
