import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { AccountMenu } from '@/components/account/account-menu'
import { ClaimBanner } from '@/components/account/claim-banner'
import { InstanceName } from '@/components/site/instance-name'
import { Mark } from '@/components/site/mark'
import { Button } from '@/components/ui/button'
import { Preferences } from '@/components/site/preferences'

/** The top of every page that is not a room. */
export function SiteHeader() {
  const t = useTranslations('app')
  const problems = useTranslations('problems')
  return (
    <>
      <header className="flex h-16 shrink-0 items-center justify-between gap-4 px-4 sm:px-8">
        <div className="flex min-w-0 items-center gap-3">
          <Link
            href="/"
            className="hit-44 flex shrink-0 items-center gap-2.5 rounded-control text-title font-semibold"
            aria-label={t('home')}
          >
            <Mark />
            {t('name')}
          </Link>
          <InstanceName />
        </div>
        <div className="flex shrink-0 items-center gap-1 sm:gap-2">
          <Button asChild variant="ghost">
            <Link href="/problems">{problems('title')}</Link>
          </Button>
          <AccountMenu />
          <Preferences />
        </div>
      </header>
      <ClaimBanner />
    </>
  )
}
