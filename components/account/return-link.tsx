'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { MonitorSmartphone } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { readReturnLink, renewReturnLink } from '@/components/account/account-requests'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { LinkField } from '@/components/ui/link-field'
import { toast } from '@/components/ui/toast'

/** A guest's own link to come back by on another device, with its words (J8); nothing for accounts, which sign in there. */
function ReturnLink() {
  const t = useTranslations('account.returnLink')
  const { account, signUp } = useAccount()
  const [url, setUrl] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const isGuest = !account?.email

  const read = useCallback(
    async (ask: () => Promise<string>, done?: string) => {
      setBusy(true)
      setError(null)
      try {
        setUrl(await ask())
        if (done !== undefined) toast.done(done)
      } catch (failure) {
        if (!(failure instanceof RequestRefused)) throw failure
        setError(failure.code === 'not_found' ? t('account') : t('failed'))
      } finally {
        setBusy(false)
      }
    },
    [t],
  )

  useEffect(() => {
    if (!isGuest) return
    // A turn later, so that React's double mount in development asks once.
    const first = setTimeout(() => void read(readReturnLink), 0)
    return () => clearTimeout(first)
  }, [isGuest, read])

  if (!isGuest) return null
  return (
    <div className="flex flex-col gap-3 text-ui">
      <p className="text-text2">{t('lead')}</p>
      {error === null ? (
        <LinkField url={url} label={t('label')} copy={t('copy')} copied={t('copied')} />
      ) : (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-danger">
          {error}
          <Button onClick={() => void read(readReturnLink)}>{t('retry')}</Button>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-meta text-text2">
        <span>{t('renewHint')}</span>
        <Button
          variant="ghost"
          busy={busy && url !== null}
          onClick={() => void read(renewReturnLink, t('renewed'))}
        >
          {t('renew')}
        </Button>
      </div>
      {signUp === 'open' ? (
        <p className="border-t border-line pt-3 text-text2">
          {t.rich('orSignUp', {
            link: (chunks) => (
              <Link href="/sign-up" className="underline underline-offset-4 hover:text-text">
                {chunks}
              </Link>
            ),
          })}
        </p>
      ) : null}
    </div>
  )
}

/** Opens it over a page. */
export function ReturnLinkButton() {
  const t = useTranslations('account.returnLink')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <MonitorSmartphone aria-hidden size={16} />
        {t('heading')}
      </Button>
      <ReturnLinkDialog open={isOpen} onOpenChange={setOpen} />
    </>
  )
}

/** The same as a card over a room. */
export function ReturnLinkDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('account.returnLink')
  return (
    <Dialog modal={false} {...props}>
      <DialogContent title={t('heading')} closeLabel={t('close')}>
        <ReturnLink />
      </DialogContent>
    </Dialog>
  )
}
