import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/site/site-header'

const tabs = {
  instance: '/operator',
  people: '/operator/people',
  invitations: '/operator/invitations',
  state: '/operator/state',
} as const

/** What the pages of whoever runs the instance have in common. */
export function OperatorFrame({ current, children }: { current: keyof typeof tabs; children: ReactNode }) {
  const t = useTranslations('operator')
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-220 grow flex-col gap-6 px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <div className="flex flex-col gap-1">
          <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
          <p className="text-label text-text2">{t('lead')}</p>
        </div>
        <nav aria-label={t('sections')} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
          <ul className="flex min-w-max gap-1 border-b border-line">
            {(Object.keys(tabs) as (keyof typeof tabs)[]).map((tab) => (
              <li key={tab}>
                <Link
                  href={tabs[tab]}
                  aria-current={tab === current ? 'page' : undefined}
                  className="-mb-px flex h-11 items-center border-b-2 border-transparent px-3 text-label font-semibold whitespace-nowrap text-text2 transition-colors duration-120 hover:text-text aria-[current]:border-accent aria-[current]:text-text"
                >
                  {t(`tabs.${tab}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </main>
    </div>
  )
}
