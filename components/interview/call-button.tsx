'use client'

import { useTranslations } from 'next-intl'
import { Video } from 'lucide-react'
import { callName } from '@/lib/interview/setup'
import { Button } from '@/components/ui/button'

/** Where people talk: opens the call in a tab of its own. */
export function CallButton({ callUrl }: { callUrl: string }) {
  const t = useTranslations('lobby')
  return (
    <Button asChild className="h-10 self-start">
      <a href={callUrl} target="_blank" rel="noopener noreferrer">
        <Video aria-hidden size={16} />
        {t('call', { name: callName(callUrl) })}
        <span className="sr-only">{t('callNew')}</span>
      </a>
    </Button>
  )
}
