import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { MapPinOff } from 'lucide-react'
import { SignInHere, SignInHint } from '@/components/account/sign-in-here'
import { MessagePage } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('notFoundTitle') }
}

/** The same words for a wrong address and for somebody else's room: nobody learns which rooms exist (J5). */
export default function NotFound() {
  const t = useTranslations('pages')
  return (
    <MessagePage
      icon={<MapPinOff aria-hidden size={28} strokeWidth={1.6} />}
      heading={t('notFoundHeading')}
      actions={
        <>
          <SignInHere />
          <Button asChild size="large">
            <Link href="/">{t('home')}</Link>
          </Button>
        </>
      }
    >
      <p>{t('notFoundBody')}</p>
      <SignInHint />
    </MessagePage>
  )
}
