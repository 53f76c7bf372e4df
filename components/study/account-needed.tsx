import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MessagePage } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

/** Stands where study paths are run, for guests and strangers. */
export function AccountNeeded({ next }: { next: string }) {
  const t = useTranslations('study')
  return (
    <MessagePage
      heading={t('strangerHeading')}
      actions={
        <>
          <Button asChild variant="primary" size="large">
            <Link href={`/sign-in?next=${next}`} prefetch={false}>
              {t('signIn')}
            </Link>
          </Button>
          <Button asChild size="large">
            <Link href="/">{t('start')}</Link>
          </Button>
        </>
      }
    >
      <p>{t('strangerBody')}</p>
    </MessagePage>
  )
}
