'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { RequestRefused } from '@/components/room/request'
import { downloadSession } from '@/components/session-file/session-file-requests'
import { toast } from '@/components/ui/toast'

/** Saves sessions as files; that one is saved, or what went wrong, is told in a toast. */
export function useDownload(): {
  isBusy: boolean
  download: (session: { roomId: string; title: string }) => Promise<void>
} {
  const t = useTranslations('file')
  const [isBusy, setBusy] = useState(false)
  const download = useCallback(
    async ({ roomId, title }: { roomId: string; title: string }) => {
      setBusy(true)
      try {
        await downloadSession(roomId, title)
        toast.done(t('downloaded', { title }))
      } catch (failure) {
        if (!(failure instanceof RequestRefused)) throw failure
        toast.failed(failure.code === 'unreachable' ? t('offline') : failure.message || t('downloadFailed'))
      } finally {
        setBusy(false)
      }
    },
    [t],
  )
  return { isBusy, download }
}
