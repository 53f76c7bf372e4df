'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { InstanceState } from '@/lib/account/operator-view'
import { Badge } from '@/components/account/badge'
import { useProviderName } from '@/components/account/use-provider-name'
import { useAsking } from '@/components/account/use-asking'
import { sendTestMail } from '@/components/operator/operator-requests'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** What of the instance is switched on, and how much there is. */
export function State({ state, ownEmail }: { state: InstanceState; ownEmail: string }) {
  const t = useTranslations('operator.state')
  const nameOf = useProviderName()
  const { ways, accounts, guests, rooms, images } = state
  return (
    <dl className="divide-y divide-line rounded-card border border-line bg-surface">
      <Line title={t('ways')}>
        <ul className="flex flex-wrap gap-1.5">
          <li>
            <Badge>{t('password')}</Badge>
          </li>
          {ways.mail ? (
            <li>
              <Badge>{t('mailedLink')}</Badge>
            </li>
          ) : null}
          {ways.providers.map(({ id, name }) => (
            <li key={id}>
              <Badge>{nameOf({ id, name }, 'alone')}</Badge>
            </li>
          ))}
        </ul>
        <p className="text-text2">{t('waysHint')}</p>
      </Line>
      <Line title={t('mail')}>
        <p>{ways.mail ? t('mailOn') : t('mailOff')}</p>
        {ways.mail ? <TestMail email={ownEmail} /> : null}
      </Line>
      <Line title={t('images')}>{t(`imageStores.${state.imageStore}`)}</Line>
      <Line title={t('database')}>{t(`databases.${state.database}`)}</Line>
      <Line title={t('counts')}>{t('countsText', { accounts, guests, rooms, images })}</Line>
      <Line title={t('address')}>{state.publicUrl}</Line>
      <Line title={t('version')}>{state.version}</Line>
    </dl>
  )
}

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 px-4 py-3 sm:grid-cols-[180px_minmax(0,1fr)] sm:gap-4">
      <dt className="text-label font-semibold">{title}</dt>
      <dd className="flex flex-col items-start gap-2 text-label">{children}</dd>
    </div>
  )
}

function TestMail({ email }: { email: string }) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.state')
  const { isBusy, ask } = useAsking()
  async function test() {
    const refusal = await ask(sendTestMail)
    if (refusal) toast.failed(refusal.message || all('failed'))
    else toast.done(t('testSent', { email }))
  }
  return (
    <Button busy={isBusy} onClick={() => void test()}>
      {t('test')}
    </Button>
  )
}
