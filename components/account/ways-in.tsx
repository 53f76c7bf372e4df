'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { errorCodes, type ErrorCode } from '@/lib/errors'
import type { Provider } from '@/lib/account/ways-in'
import {
  addressOfProvider,
  disconnectWay,
  readWaysIn,
  type Ways,
} from '@/components/account/account-requests'
import { useProviderName } from '@/components/account/use-provider-name'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'

/** The providers beside an account, each to connect or disconnect; nothing where none is set. For the settings. */
export function ConnectedWays() {
  const t = useTranslations('account.waysIn')
  const errors = useTranslations('errors')
  const nameOf = useProviderName()
  const [known, setKnown] = useState<Ways | null>(null)
  const [busy, setBusy] = useState<Provider | null>(null)
  const [error, setError] = useState<string>()

  useEffect(() => {
    // A turn later, so that React's double mount in development asks once.
    const first = setTimeout(() => {
      // Somebody may come back from a provider in vain.
      const code = new URLSearchParams(window.location.search).get('error')
      if (code !== null && isErrorCode(code)) setError(errors(code))
      readWaysIn().then(setKnown, () => setError(t('failed')))
    }, 0)
    return () => clearTimeout(first)
  }, [errors, t])

  async function act(id: Provider, work: () => Promise<void>) {
    setBusy(id)
    setError(undefined)
    try {
      await work()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.code === 'conflict' ? t('onlyOne') : failure.message || t('failed'))
    } finally {
      setBusy(null)
    }
  }

  if (known?.ways.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col divide-y divide-line">
        {known?.ways.map(({ isConnected, ...way }) => {
          const { id } = way
          const name = nameOf(way, 'within')
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
              <span>
                <span className="text-label font-semibold">{nameOf(way, 'alone')}</span>
                {isConnected ? <span className="ml-2 text-ui text-text2">{t('connected')}</span> : null}
              </span>
              <Button
                busy={busy === id}
                aria-label={t(isConnected ? 'disconnectNamed' : 'connectNamed', { name })}
                onClick={() =>
                  void act(id, async () => {
                    if (isConnected) setKnown(await disconnectWay(id))
                    else window.location.assign(await addressOfProvider(id, '/settings', { connect: true }))
                  })
                }
              >
                {t(isConnected ? 'disconnect' : 'connect')}
              </Button>
            </li>
          )
        })}
      </ul>
      <FormError message={error} />
    </div>
  )
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}
