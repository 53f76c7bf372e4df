'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { nameMax, nameProblem } from '@/lib/name'
import { RequestRefused } from '@/components/room/request'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** Asks for a name to keep a plan under. No form of its own: it may stand inside of one. */
export function KeepPlan({ onKeep }: { onKeep: (name: string) => Promise<void> }) {
  const t = useTranslations('clock.plan')
  const fields = useTranslations('fields')
  const [name, setName] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  if (name === null)
    return (
      <Button variant="ghost" onClick={() => setName('')}>
        {t('keep')}
      </Button>
    )

  const keep = async () => {
    const problem = nameProblem(name)
    if (problem) return setError(fields(problem))
    setIsBusy(true)
    try {
      await onKeep(name)
      toast.done(t('kept'))
      setName(null)
    } catch (refusal) {
      setError((refusal instanceof RequestRefused && refusal.message) || t('offline'))
    } finally {
      setIsBusy(false)
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // Neither sends the form around it nor closes what it stands in.
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') setName(null)
    else if (!isBusy) void keep()
  }

  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <input
        // It was asked for by a press on the button that stood here.
        autoFocus
        aria-label={t('name')}
        placeholder={t('name')}
        maxLength={nameMax * 2}
        value={name}
        aria-invalid={error !== null || undefined}
        onChange={(event) => {
          setName(event.target.value)
          setError(null)
        }}
        onKeyDown={onKey}
        className="h-10 w-44 rounded-control border border-input bg-surface px-3 text-label aria-invalid:border-danger"
      />
      <Button variant="primary" busy={isBusy} onClick={() => void keep()}>
        {t('save')}
      </Button>
      <Button variant="ghost" onClick={() => setName(null)}>
        {t('cancel')}
      </Button>
      {error ? (
        <p role="alert" className="w-full text-right text-ui text-danger">
          {error}
        </p>
      ) : null}
    </div>
  )
}
