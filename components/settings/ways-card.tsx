import { useTranslations } from 'next-intl'
import { ConnectedWays } from '@/components/account/ways-in'
import { SettingsCard } from '@/components/settings/settings-card'

/** Sites that vouch for somebody. */
export function WaysCard() {
  const t = useTranslations('settings')
  return (
    <SettingsCard id="ways" title={t('ways')}>
      <ConnectedWays />
    </SettingsCard>
  )
}
