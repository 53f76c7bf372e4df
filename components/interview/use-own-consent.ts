'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { giveConsent } from '@/components/interview/interview-requests'
import { RequestRefused } from '@/components/room/request'
import { mayDo, useRoomScene } from '@/components/room/room-context'

export interface OwnConsent {
  /** What this person has said; null while they have not. */
  answer: boolean | null
  /** Whether the question is open: nobody else has declined, and this person has not answered. */
  isAsked: boolean
  /** Until the start a word can be taken back. */
  mayChange: boolean
  busy: boolean
  error: string | null
  give: (recording: boolean) => Promise<void>
}

/** This person's own word on the recording (J4). Nobody else's is known here. */
export function useOwnConsent(): OwnConsent {
  const t = useTranslations('consent')
  const router = useRouter()
  const scene = useRoomScene()
  const { roomId, viewer, interview } = scene
  // Until the page is made anew with it.
  const [given, setGiven] = useState<boolean | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const answer = given ?? viewer.consent
  const may = interview !== null && mayDo(scene, 'consent.give') && viewer.role !== 'observer'
  const isStarted = interview !== null && (interview.startedAt !== null || interview.clock.at !== null)
  // After the start nothing waits for whoever came late, and they are asked all the same.
  const isWanted = interview?.recording === 'waiting' || (isStarted && interview?.recording === 'on')

  async function give(recording: boolean) {
    setBusy(true)
    setError(null)
    try {
      await giveConsent(roomId, recording, interview?.recordingDays)
      setGiven(recording)
      router.refresh()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.message || t('failed'))
    } finally {
      setBusy(false)
    }
  }

  return {
    answer,
    isAsked: may && answer === null && isWanted,
    // Where the host does not want it, or somebody else declined, there is nothing to take back but one's own no.
    mayChange: may && !isStarted && answer !== null && (interview.recording !== 'off' || !answer),
    busy,
    error,
    give,
  }
}
