'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Download } from 'lucide-react'
import type { SettingsView } from '@/lib/account/settings-view'
import { exportPath } from '@/components/account/account-requests'
import { LeaveDialog } from '@/components/settings/leave-dialog'
import { SettingsCard } from '@/components/settings/settings-card'
import { Button } from '@/components/ui/button'

/** Taking everything along, and leaving. */
export function DataCard({ settings }: { settings: SettingsView }) {
  const t = useTranslations('settings.data')
  const [isLeaving, setLeaving] = useState(false)
  return (
    <SettingsCard id="data" title={t('title')}>
      <p className="text-ui text-text2">{t('exportHint')}</p>
      <Button asChild className="self-start">
        {/* No page: the server answers with a file. */}
        <a href={exportPath} download>
          <Download aria-hidden size={16} />
          {t('export')}
        </a>
      </Button>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <p className="text-ui text-text2">{t('deleteHint')}</p>
        <Button className="text-danger!" onClick={() => setLeaving(true)}>
          {t(settings.email === null ? 'deleteGuest' : 'delete')}
        </Button>
      </div>
      {isLeaving ? <LeaveDialog settings={settings} onClose={() => setLeaving(false)} /> : null}
    </SettingsCard>
  )
}
