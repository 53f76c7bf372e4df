'use client'

import { useTranslations } from 'next-intl'
import { CloudAlert } from 'lucide-react'
import { MessagePage } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

/** Any page that failed to render; `digest` is the code under which the server's log has the cause. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations('pages')
  return (
    <>
      <title>{t('errorTitle')}</title>
      <MessagePage
        icon={<CloudAlert aria-hidden size={28} strokeWidth={1.6} />}
        heading={t('errorHeading')}
        actions={
          <>
            <Button variant="primary" size="large" onClick={reset}>
              {t('retry')}
            </Button>
            <Button asChild size="large">
              {/* A full load on purpose: whatever broke in this page is left behind. */}
              <a href="/">{t('home')}</a>
            </Button>
          </>
        }
      >
        <p>{t('errorBody')}</p>
        {error.digest === undefined ? null : (
          <p className="text-ui text-text3">{t('errorCode', { code: error.digest })}</p>
        )}
      </MessagePage>
    </>
  )
}
