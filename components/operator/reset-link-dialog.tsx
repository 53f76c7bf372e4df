'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AccountRow } from '@/lib/account/operator-view'
import { LinkField } from '@/components/ui/link-field'
import { useAsking } from '@/components/account/use-asking'
import { makeResetLink } from '@/components/operator/operator-requests'
import { FormError } from '@/components/room/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'

interface ResetLinkDialogProps {
  account: AccountRow
  sendsMail: boolean
  onClose: () => void
}

/** A link to a new password, to be copied or mailed. */
export function ResetLinkDialog({ account, sendsMail, onClose }: ResetLinkDialogProps) {
  const all = useTranslations('operator')
  const t = useTranslations('operator.people')
  const { isBusy, ask } = useAsking()
  const [link, setLink] = useState<{ url: string; mail: 'sent' | 'failed' | null } | null>(null)
  const [error, setError] = useState<string>()
  const { id, name, email } = account

  async function make(isMailed: boolean) {
    setError(undefined)
    const refusal = await ask(async () => {
      const made = await makeResetLink(id, isMailed)
      setLink({ url: made.url, mail: made.isMailed ? 'sent' : isMailed ? 'failed' : null })
    })
    if (refusal) setError(refusal.message || all('failed'))
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t('resetTitle', { name })}
        closeLabel={t('close')}
        footer={
          link === null ? (
            <>
              <Button onClick={onClose}>{t('cancel')}</Button>
              {sendsMail ? (
                <Button busy={isBusy} onClick={() => void make(true)}>
                  {t('resetMail')}
                </Button>
              ) : null}
              <Button variant="primary" busy={isBusy} onClick={() => void make(false)}>
                {t('resetMake')}
              </Button>
            </>
          ) : (
            <Button onClick={onClose}>{t('close')}</Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {link === null ? (
            <p className="text-label text-text2">{t('resetMakeText', { name })}</p>
          ) : (
            <>
              <p className="text-label text-text2">{t('resetText', { email })}</p>
              <LinkField url={link.url} label={t('link')} copy={t('copy')} copied={t('copied')} />
              {link.mail === null ? null : (
                <p role="status" className={`text-ui ${link.mail === 'sent' ? 'text-ok' : 'text-over'}`}>
                  {link.mail === 'sent' ? t('resetMailed', { email }) : t('resetNotMailed')}
                </p>
              )}
            </>
          )}
          <FormError message={error} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
