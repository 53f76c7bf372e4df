'use client'

import { useTranslations } from 'next-intl'
import { Download } from 'lucide-react'
import { useDownload } from '@/components/session-file/use-download'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

/** Saves the session as one file (V7). */
export function DownloadButton({ roomId, title }: { roomId: string; title: string }) {
  const t = useTranslations('file')
  const { isBusy, download } = useDownload()
  return (
    <Tooltip label={t('download')}>
      <Button
        variant="ghost"
        size="icon"
        className="size-10!"
        busy={isBusy}
        aria-label={t(isBusy ? 'downloading' : 'download')}
        onClick={() => void download({ roomId, title })}
      >
        {isBusy ? null : <Download aria-hidden size={18} />}
      </Button>
    </Tooltip>
  )
}
