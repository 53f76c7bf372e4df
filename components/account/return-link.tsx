'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { readReturnLink, renewReturnLink } from '@/components/account/account-requests'
import { copyText } from '@/components/room/copy-text'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'

/** A guest's own link to come back by on another device, with its words (J8); nothing for accounts, which sign in there. */
export function ReturnLink() {
  const t = useTranslations('account.returnLink')
  const { account } = useAccount()
  const [url, setUrl] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isCopied, setIsCopied] = useState(false)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isGuest = !account?.email

  const read = useCallback(
    async (ask: () => Promise<string>, done?: string) => {
      setBusy(true)
      setError(null)
      try {
        setUrl(await ask())
        setIsCopied(false)
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
        <div className="flex gap-2">
          <input
            ref={field}
            readOnly
            value={url ?? ''}
            aria-label={t('label')}
            aria-busy={url === null}
            className="h-9 min-w-0 grow truncate rounded-control border border-line bg-sunken px-2.5 text-meta text-text2"
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            className="h-9 min-w-26"
            disabled={url === null}
            onClick={() =>
              void (async () => {
                if (url !== null && field.current) setIsCopied(await copyText(url, field.current))
              })()
            }
          >
            {isCopied ? <Check aria-hidden size={16} className="text-ok" /> : <Copy aria-hidden size={16} />}
            {isCopied ? t('copied') : t('copy')}
          </Button>
        </div>
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
      <p className="border-t border-line pt-3 text-text2">
        {t.rich('orSignUp', {
          link: (chunks) => (
            <Link href="/sign-up" className="underline underline-offset-4 hover:text-text">
              {chunks}
            </Link>
          ),
        })}
      </p>
    </div>
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
