'use client'

import { useTranslations } from 'next-intl'
import { MailCheck } from 'lucide-react'
import { MessageCard } from '@/components/site/message-page'
import { Button } from '@/components/ui/button'

/** Something is in the mailbox, or is not: the words are the same (X2). */
export function MailSent({
  what,
  email,
  onAgain,
}: {
  what: 'signUp' | 'link' | 'reset'
  email: string
  onAgain: () => void
}) {
  const t = useTranslations('signIn.sent')
  return (
    <div role="status" className="contents">
      <MessageCard
        icon={<MailCheck aria-hidden size={28} strokeWidth={1.6} />}
        heading={t('heading')}
        actions={
          <Button size="large" onClick={onAgain}>
            {t('again')}
          </Button>
        }
      >
        <p className="wrap-anywhere">{t(what, { email })}</p>
        <p>{t('spam')}</p>
      </MessageCard>
    </div>
  )
}
