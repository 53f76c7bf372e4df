'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ConnectedWay } from '@/lib/account/ways-in'
import { Badge } from '@/components/account/badge'
import { useAsking } from '@/components/account/use-asking'
import { disconnectWay } from '@/components/settings/account-requests'
import { SettingsCard } from '@/components/settings/settings-card'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** Sites that vouch for somebody. `mayDisconnect`: another way in remains without any of them. */
export function WaysCard({ ways, mayDisconnect }: { ways: readonly ConnectedWay[]; mayDisconnect: boolean }) {
  const t = useTranslations('settings.ways')
  return (
    <SettingsCard id="ways" title={t('title')}>
      <ul className="divide-y divide-line">
        {ways.map((way) => (
          <Way key={way.id} way={way} mayDisconnect={mayDisconnect} />
        ))}
      </ul>
      {mayDisconnect ? null : <p className="text-ui text-text2">{t('last')}</p>}
      {ways.some(({ isConnected }) => !isConnected) ? (
        <p className="text-ui text-text2">{t('connectHint')}</p>
      ) : null}
    </SettingsCard>
  )
}

function Way({
  way: { id, name, isConnected },
  mayDisconnect,
}: {
  way: ConnectedWay
  mayDisconnect: boolean
}) {
  const all = useTranslations('settings')
  const t = useTranslations('settings.ways')
  const router = useRouter()
  const { isBusy, ask } = useAsking()

  async function disconnect() {
    const refusal = await ask(() => disconnectWay(id))
    if (refusal) toast.failed(refusal.message || all('failed'))
    else router.refresh()
  }

  return (
    <li className="flex min-h-12 flex-wrap items-center gap-2 py-2">
      <p className="min-w-0 grow text-label">{name}</p>
      <Badge look={isConnected ? 'good' : 'plain'}>{t(isConnected ? 'connected' : 'notConnected')}</Badge>
      {isConnected && mayDisconnect ? (
        <Button variant="ghost" busy={isBusy} onClick={() => void disconnect()}>
          {t('disconnect', { way: name })}
        </Button>
      ) : null}
    </li>
  )
}
