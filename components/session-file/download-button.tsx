'use client'

import { useTranslations } from 'next-intl'
import { Download } from 'lucide-react'
import { useDownload } from '@/components/session-file/use-download'
import { Button } from '@/components/ui/button'

/** Saves the session as one file (V7). In a bar there is no room for its words where the window is narrow. */
export function DownloadButton({
  roomId,
  title,
  isInBar = false,
}: {
  roomId: string
  title: string
  isInBar?: boolean
}) {
  const t = useTranslations('file')
  const { isBusy, download } = useDownload()
  return (
    <Button
      variant={isInBar ? 'ghost' : 'secondary'}
      size={isInBar ? 'small' : 'large'}
      className={isInBar ? 'h-10!' : undefined}
      busy={isBusy}
      title={t('download')}
      onClick={() => void download({ roomId, title })}
    >
      {isBusy ? null : <Download aria-hidden size={isInBar ? 18 : 16} />}
      <span className={isInBar ? 'max-[899px]:sr-only' : undefined}>
        {t(isBusy ? 'downloading' : 'download')}
      </span>
    </Button>
  )
}
