'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ParticipantState } from '@/lib/board/protocol'
import { claimLead } from '@/components/interview/ending-requests'
import { RequestRefused } from '@/components/room/request'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

interface TakeOverProps {
  roomId: string
  people: readonly ParticipantState[]
  selfId: string
  /** The lead has been gone for two minutes, as far as this page has seen. */
  awayLong: boolean
}

/** A quiet line for interviewers while the lead is away (R1). The server knows since when, also what this page has not seen. */
export function TakeOver({ roomId, people, selfId, awayLong }: TakeOverProps) {
  const t = useTranslations('lead')
  const scene = useRoomScene()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<string | null>(null)
  const lead = people.find(({ isHost }) => isHost)
  if (!mayDo(scene, 'lead.claim') || lead?.id === selfId || lead?.present) return null

  async function claim() {
    setBusy(true)
    setAnswer(null)
    try {
      await claimLead(roomId)
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      const { availableAt } = failure.extra
      const seconds =
        typeof availableAt === 'number' ? Math.ceil((availableAt - scene.serverNow()) / 1000) : 0
      setAnswer(seconds > 0 ? t('notYet', { seconds }) : failure.message || t('failed'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 border-t border-line px-2 pt-2">
      <p className="min-w-0 grow text-meta text-text2">{t(awayLong ? 'goneLong' : 'gone')}</p>
      <Button busy={busy} onClick={() => void claim()}>
        {t('takeOver')}
      </Button>
      <p role="status" className={answer === null ? 'sr-only' : 'w-full text-meta text-text2'}>
        {answer}
      </p>
    </div>
  )
}
