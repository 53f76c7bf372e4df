'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { useKept } from '@/components/interview/use-kept'
import { keptName } from '@/components/browser-storage'
import { useRoomScene } from '@/components/room/room-context'
import { LongText } from '@/components/rubric/long-text'
import { Button } from '@/components/ui/button'
import { countCharacters } from '@/lib/name'
import { reasonMax } from '@/lib/rubric/feedback'

/** Of any length: what is too long stays here until it was made shorter. */
const keptReason = z.string()

/** A new version of what was released, with what is different about it (C4). */
export function AmendForm({
  changed,
  missing,
  isBusy,
  onAmend,
}: {
  /** How many cards were handed in since the newest version. */
  changed: number
  /** How many cards are not in, and will not be in the new version either. */
  missing: number
  isBusy: boolean
  /** Answers whether it was released. */
  onAmend: (reason: string) => Promise<boolean>
}) {
  const t = useTranslations('release')
  const { viewer, interview } = useRoomScene()
  const version = interview?.debrief.release?.version ?? 0
  const [reason, setReason] = useKept(
    keptName('draft', 'amendment', viewer.participantId, String(version)),
    keptReason,
    '',
  )
  if (changed === 0) return <p className="text-text2">{t('nothingChanged')}</p>
  const isFit = reason.trim() !== '' && countCharacters(reason) <= reasonMax
  const amend = async () => {
    if (await onAmend(reason)) setReason(null)
  }
  return (
    <form
      className="flex max-w-140 flex-col gap-2 rounded-control bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFit) void amend()
      }}
    >
      <p className="font-semibold">{t('changed', { count: changed })}</p>
      {missing > 0 ? <p className="text-over">{t('amendWithout', { count: missing })}</p> : null}
      <LongText
        id="amend-reason"
        label={t('reason')}
        isLabelled
        value={reason}
        max={reasonMax}
        placeholder={t('reasonHint')}
        onText={setReason}
      />
      <div>
        <Button type="submit" variant="primary" size="large" busy={isBusy} disabled={!isFit}>
          {t('amend')}
        </Button>
      </div>
    </form>
  )
}
