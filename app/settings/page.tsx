import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AddressCard } from '@/components/settings/address-card'
import { DataCard } from '@/components/settings/data-card'
import { DevicesCard } from '@/components/settings/devices-card'
import { LookCard } from '@/components/settings/look-card'
import { PasswordCard } from '@/components/settings/password-card'
import { ProfileCard } from '@/components/settings/profile-card'
import { WaysCard } from '@/components/settings/ways-card'
import { SiteHeader } from '@/components/site/site-header'
import { Button } from '@/components/ui/button'
import { userOfPage } from '@/server/auth/gate'
import { settingsOfUser } from '@/server/queries/settings-of-user'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

/** One's own settings; a guest's are fewer. Strangers sign in first. */
export default async function SettingsPage() {
  const userId = await userOfPage()
  const [settings, t] = await Promise.all([
    userId === null ? null : settingsOfUser(runtime(), userId),
    getTranslations('settings'),
  ])
  if (!settings) redirect('/sign-in?next=/settings')
  const { name, email, isVerified, hasPassword, hasProviders, sendsMail } = settings
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto flex w-full max-w-180 grow flex-col gap-5 px-4 pt-6 pb-24 sm:px-8 lg:pt-10">
        <h1 className="text-report font-semibold tracking-tight">{t('title')}</h1>
        {email === null ? (
          <div className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-sunken p-4">
            <p className="min-w-0 grow basis-60 text-label text-text2">{t('guestLead')}</p>
            <div className="flex gap-2">
              <Button asChild variant="primary">
                <Link href="/sign-up">{t('signUp')}</Link>
              </Button>
              <Button asChild>
                <Link href="/sign-in?next=/settings">{t('signIn')}</Link>
              </Button>
            </div>
          </div>
        ) : null}
        <ProfileCard name={name} />
        {email === null ? null : (
          <>
            <AddressCard
              email={email}
              isVerified={isVerified}
              hasPassword={hasPassword}
              sendsMail={sendsMail}
            />
            <PasswordCard email={email} hasPassword={hasPassword} />
            {!hasProviders ? null : <WaysCard />}
          </>
        )}
        <LookCard isGuest={email === null} />
        <DevicesCard />
        <DataCard settings={settings} />
      </main>
    </div>
  )
}
