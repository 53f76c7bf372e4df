'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Provider, WaysIn } from '@/lib/account/ways-in'
import { addressOfProvider } from '@/components/account/account-requests'
import { useProviderName } from '@/components/account/use-provider-name'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'

/** One button a provider; nothing where none is set. `next` is where people go once they are signed in. */
export function ProviderButtons({ providers, next }: { providers: WaysIn['providers']; next: string }) {
  const t = useTranslations('signIn')
  const nameOf = useProviderName()
  const [busy, setBusy] = useState<Provider | null>(null)
  const [error, setError] = useState<string>()
  if (providers.length === 0) return null

  async function go(provider: Provider) {
    setBusy(provider)
    setError(undefined)
    try {
      window.location.assign(await addressOfProvider(provider, next))
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.message || t('unreachable'))
      setBusy(null)
    }
  }

  return (
    <div className="flex flex-col gap-2">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="large"
          className="w-full"
          busy={busy === id}
          disabled={busy !== null && busy !== id}
          onClick={() => void go(id)}
        >
          {t('with', { name: nameOf({ id, name }, 'within') })}
        </Button>
      ))}
      <FormError message={error} />
      <div aria-hidden className="flex items-center gap-3 pt-2 text-meta text-text3">
        <span className="h-px grow bg-line" />
        {t('or')}
        <span className="h-px grow bg-line" />
      </div>
    </div>
  )
}
