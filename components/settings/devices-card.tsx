'use client'

import { useTranslations } from 'next-intl'
import useSWR from 'swr'
import { Laptop } from 'lucide-react'
import type { DeviceView } from '@/lib/account/ways-in'
import { Badge } from '@/components/account/badge'
import { useAsking } from '@/components/account/use-asking'
import { useDay } from '@/components/account/use-day'
import { devicesPath, listDevices, signOutDevice, signOutOthers } from '@/components/account/account-requests'
import { SettingsCard } from '@/components/settings/settings-card'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** Where somebody is signed in. */
export function DevicesCard() {
  const all = useTranslations('settings')
  const t = useTranslations('settings.devices')
  const { data: devices, error, mutate } = useSWR(devicesPath, listDevices, { shouldRetryOnError: false })
  const { isBusy, ask } = useAsking()

  async function act(work: () => Promise<unknown>, done: string) {
    const refusal = await ask(work)
    if (refusal) return toast.failed(refusal.message || all('failed'))
    toast.done(done)
    await mutate()
  }

  return (
    <SettingsCard id="devices" title={t('title')}>
      <p className="text-ui text-text2">{t('lead')}</p>
      {devices ? (
        <>
          <ul className="divide-y divide-line">
            {devices.map((device) => (
              <Device
                key={device.id}
                device={device}
                isBusy={isBusy}
                onSignOut={() => act(() => signOutDevice(device.id), t('signedOut'))}
              />
            ))}
          </ul>
          {devices.length > 1 ? (
            <Button
              className="self-start"
              busy={isBusy}
              onClick={() => void act(signOutOthers, t('signedOutOthers'))}
            >
              {t('signOutOthers')}
            </Button>
          ) : (
            <p className="text-ui text-text2">{t('none')}</p>
          )}
        </>
      ) : error ? (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p className="text-ui text-text2">{t('error')}</p>
          <Button onClick={() => void mutate()}>{all('retry')}</Button>
        </div>
      ) : (
        <p className="text-ui text-text2">{t('loading')}</p>
      )}
    </SettingsCard>
  )
}

interface DeviceProps {
  device: DeviceView
  isBusy: boolean
  onSignOut: () => Promise<void>
}

function Device({ device, isBusy, onSignOut }: DeviceProps) {
  const t = useTranslations('settings.devices')
  const day = useDay()
  const { browser, system, isThis, createdAt, lastSeenAt } = device
  const known = browser ?? t('unknownBrowser')
  const name = system === null ? known : t('on', { browser: known, system })
  return (
    <li className="flex items-center gap-3 py-2.5">
      <Laptop aria-hidden size={18} className="shrink-0 text-text3" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 text-label">
          {name}
          {isThis ? <Badge look="good">{t('this')}</Badge> : null}
        </p>
        <p className="text-meta text-text2">
          {lastSeenAt === null ? t('since', { when: day(createdAt) }) : t('seen', { when: day(lastSeenAt) })}
        </p>
      </div>
      {isThis ? null : (
        <Button
          variant="ghost"
          busy={isBusy}
          aria-label={t('signOutNamed', { device: name })}
          onClick={() => void onSignOut()}
        >
          {t('signOut')}
        </Button>
      )}
    </li>
  )
}
