'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from 'next/navigation'
import { useAccount } from '@/components/account/account'
import { settleClaim } from '@/components/account/account-requests'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** Asks whoever has signed in whether the rooms of this browser's guest are theirs (J8). Quiet: nothing waits for it. */
export function ClaimBanner() {
  const t = useTranslations('account.claim')
  const errors = useTranslations('signIn')
  const { claim } = useAccount()
  const router = useRouter()
  const [isSettled, setIsSettled] = useState(false)
  const [busy, setBusy] = useState(false)
  if (!claim || isSettled) return null

  async function settle(isMine: boolean) {
    setBusy(true)
    try {
      const settled = await settleClaim(isMine)
      setIsSettled(true)
      if (settled) toast.done(t('added', { ...settled }))
      router.refresh()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      toast.failed(error.message || errors('unreachable'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section
      aria-label={t('label')}
      className="mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-card border border-line bg-surface px-4 py-3 text-ui sm:mx-8"
    >
      <p>{t('question', { ...claim })}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={() => void settle(true)}>
          {t('add')}
        </Button>
        <Button disabled={busy} onClick={() => void settle(false)}>
          {t('leave')}
        </Button>
      </div>
    </section>
  )
}
