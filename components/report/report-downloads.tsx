'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Braces, Download, FileText, Hash, Printer } from 'lucide-react'
import { useOwnZone } from '@/components/interview/setup-draft'
import { RequestRefused } from '@/components/room/request'
import { saveFile } from '@/components/session-file/save-file'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { safeFileName } from '@/lib/file-name'
import { reportFormats, type ReportFormat, type ReportView } from '@/lib/report/report'

const icons = { pdf: FileText, md: Hash, json: Braces } as const satisfies Record<ReportFormat, unknown>

/** The report as a file, or on paper. */
export function ReportDownloads({ view }: { view: ReportView }) {
  const t = useTranslations('report')
  const locale = useLocale()
  const zone = useOwnZone()
  const [isBusy, setBusy] = useState(false)
  const { roomId, title, standing, release } = view

  async function download(format: ReportFormat) {
    setBusy(true)
    const query = new URLSearchParams({ format, locale, zone })
    if (standing === 'released' && release) query.set('version', String(release.version))
    try {
      await saveFile(
        `/api/rooms/${roomId}/report?${query}`,
        safeFileName(t('fileName', { title }), 'report', `.${format}`),
      )
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      toast.failed(failure.code === 'unreachable' ? t('offline') : failure.message || t('downloadFailed'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button variant="primary" size="large" busy={isBusy}>
          {isBusy ? null : <Download aria-hidden size={16} />}
          {t(isBusy ? 'downloading' : 'download')}
        </Button>
      </MenuTrigger>
      <MenuContent sideOffset={6}>
        {reportFormats.map((format) => {
          const Icon = icons[format]
          return (
            <MenuItem key={format} onSelect={() => void download(format)}>
              <Icon aria-hidden size={16} />
              {t(`formats.${format}`)}
            </MenuItem>
          )
        })}
        <MenuLine />
        {/* After the menu has gone, or it would be on the paper. */}
        <MenuItem onSelect={() => requestAnimationFrame(() => requestAnimationFrame(() => window.print()))}>
          <Printer aria-hidden size={16} />
          {t('print')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
