'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ArrowLeftRight } from 'lucide-react'
import useSWR from 'swr'
import { listNextProblems, openNextRoom } from '@/components/interview/ending-requests'
import { useAction } from '@/components/interview/use-action'
import { useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'

/** Where a page of this room goes on. */
export function goToRoom(roomId: string): void {
  window.location.assign(`/rooms/${roomId}`)
}

/** "Swap roles, next problem" (R5d). Problems are told by title alone: whoever picks is asked next (P5). */
export function SwapRoles() {
  const t = useTranslations('ending.next')
  const { roomId, kind, state } = useRoomScene()
  const [isPicking, setIsPicking] = useState(false)
  const [problemId, setProblemId] = useState('')
  const field = useId()
  const { busy, error, act } = useAction()
  const { data: problems = [] } = useSWR(isPicking ? ['next', roomId] : null, () => listNextProblems(roomId))
  const candidate = state?.participants.find(({ role }) => role === 'candidate')
  const open = () => act(async () => goToRoom(await openNextRoom(roomId, problemId || null)))
  if (!isPicking)
    return (
      <Button onClick={() => setIsPicking(true)}>
        <ArrowLeftRight aria-hidden size={16} />
        {t(candidate && kind !== 'practice' ? 'swap' : 'again')}
      </Button>
    )
  return (
    <div className="flex w-full flex-col gap-3 rounded-control bg-sunken p-3">
      {candidate ? <p className="text-ui">{t('who', { name: candidate.name })}</p> : null}
      <div className="flex flex-col gap-1">
        <label htmlFor={field} className="text-meta text-text2">
          {t('problem')}
        </label>
        <select
          id={field}
          autoFocus
          value={problemId}
          onChange={(event) => setProblemId(event.target.value)}
          className="h-10 w-full rounded-control border border-input bg-surface px-2.5 text-ui"
        >
          <option value="">{t(candidate ? 'theyChoose' : 'chooseThere')}</option>
          {problems.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={() => void open()}>
          {t('open')}
        </Button>
        <Button onClick={() => setIsPicking(false)}>{t('cancel')}</Button>
      </div>
      {error === null ? null : (
        <p role="alert" className="text-meta text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
