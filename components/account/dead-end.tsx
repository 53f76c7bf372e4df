import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { LucideIcon } from 'lucide-react'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

/** Says why it does not go on here, and where it does. */
export function DeadEnd({ icon: Icon, heading, body }: { icon: LucideIcon; heading: string; body: string }) {
  const t = useTranslations('signIn')
  return (
    <div role="alert" className="contents">
      <MessageCard
        icon={<Icon aria-hidden size={28} strokeWidth={1.6} />}
        heading={heading}
        actions={
          <>
            <Button asChild variant="primary" size="large">
              <Link href="/sign-in">{t('submit')}</Link>
            </Button>
            <Button asChild size="large">
              <Link href="/">{t('home')}</Link>
            </Button>
          </>
        }
      >
        <p>{body}</p>
      </MessageCard>
    </div>
  )
}
