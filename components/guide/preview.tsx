'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

interface PreviewProps {
  /** What the button does that shows it to everybody. */
  action: string
  isBusy: boolean
  onShow: () => void
  onCancel: () => void
  children: ReactNode
}

/** What the candidate will see, before they see it: one more press shows it, Esc does not. */
export function Preview({ action, isBusy, onShow, onCancel, children }: PreviewProps) {
  const t = useTranslations('hints')
  return (
    <div
      role="group"
      aria-label={t('willSee')}
      className="mt-2 rounded-control bg-sunken p-2"
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <p className="px-1 text-meta text-text2">{t('willSee')}</p>
      <div className="mt-1.5 rounded-control border border-line bg-surface px-3 py-2 shadow-float">
        {children}
      </div>
      <div className="mt-2 flex gap-2">
        <Button autoFocus variant="primary" busy={isBusy} className="pointer-coarse:h-10" onClick={onShow}>
          {action}
        </Button>
        <Button className="pointer-coarse:h-10" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
