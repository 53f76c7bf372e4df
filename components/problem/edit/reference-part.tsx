'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import useSWR from 'swr'
import { ExternalLink } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { EditPart } from '@/components/problem/edit/edit-section'
import { useDraft, useEditor, useKeeper } from '@/components/problem/edit/editor-context'
import { useProblemAct } from '@/components/problem/edit/use-problem-act'
import { roomsToTake } from '@/components/problem/edit/rooms-to-take'
import { takeReference } from '@/components/problem/problem-requests'
import { RequestRefused, send } from '@/components/room/request'
import { SampleBoard } from '@/components/room/sample-board'
import { listRooms } from '@/components/sessions/session-requests'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { titleMax } from '@/lib/name'

/** The reference design: the board of a room that its owner leads. */
export function ReferencePart() {
  const t = useTranslations('ownProblem')
  const { keeper } = useEditor()
  const { reference, id } = useKeeper().problem
  const { isBusy, act } = useProblemAct()
  const takeAway = async () => {
    if (await act((version) => takeReference(id, null, version))) toast.done(t('referenceGone'))
  }
  return (
    <EditPart title={t('names.reference')} hint={t('referenceHint')}>
      {reference === null ? null : (
        <>
          <div
            // A board of its own has keys of its own.
            className="dotted-paper relative isolate h-80 overflow-hidden rounded-card border border-line"
          >
            <SampleBoard state={reference} isBare showsFirst="everything" />
          </div>
          <div>
            <Button busy={isBusy} onClick={() => void takeAway()} className="max-[899px]:h-11">
              {t('referenceTakeAway')}
            </Button>
          </div>
        </>
      )}
      <TakeBoard
        isBusy={isBusy}
        isThere={reference !== null}
        onTake={async (roomId) => {
          if (await act((version) => takeReference(keeper.snapshot().problem.id, roomId, version)))
            toast.done(t('referenceTaken'))
        }}
      />
    </EditPart>
  )
}

function TakeBoard({
  isBusy,
  isThere,
  onTake,
}: {
  isBusy: boolean
  isThere: boolean
  onTake: (roomId: string) => Promise<void>
}) {
  const t = useTranslations('ownProblem')
  const id = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, mutate, error } = useSWR('rooms-to-take', () => roomsToTake(listRooms), {
    revalidateOnFocus: true,
  })
  const rooms = data ?? []
  const room = rooms.find(({ roomId }) => roomId === chosen) ?? rooms[0]
  return (
    <div className="flex flex-col gap-3">
      {rooms.length === 0 ? null : (
        <div className="flex flex-wrap items-end gap-2">
          <div className="flex min-w-0 grow basis-60 flex-col gap-1">
            <label htmlFor={id} className="text-ui text-text2">
              {t('room')}
            </label>
            <Select id={id} value={room?.roomId} onChange={({ target }) => setChosen(target.value)}>
              {rooms.map(({ roomId, title }) => (
                <option key={roomId} value={roomId}>
                  {title}
                </option>
              ))}
            </Select>
          </div>
          <Button
            size="large"
            busy={isBusy}
            disabled={room === undefined}
            onClick={() => room && void onTake(room.roomId)}
          >
            {t(isThere ? 'referenceReplace' : 'referenceTake')}
          </Button>
        </div>
      )}
      {error ? <p className="text-ui text-over">{t('roomsFailed')}</p> : null}
      <NewRoom
        onStarted={(roomId) => {
          setChosen(roomId)
          void mutate()
        }}
      />
    </div>
  )
}

/** A new room to draw the design in, in a tab of its own. */
function NewRoom({ onStarted }: { onStarted: (roomId: string) => void }) {
  const t = useTranslations('ownProblem')
  const { account } = useAccount()
  const title = useDraft((draft) => draft.title.trim())
  const [isBusy, setIsBusy] = useState(false)
  const start = async () => {
    setIsBusy(true)
    // Opened at once: later, the browser takes it for something nobody asked for.
    const tab = window.open('about:blank', '_blank')
    try {
      const { roomId } = await send<{ roomId: string }>('POST', '/api/rooms', {
        name: account?.name ?? '',
        ...(title !== '' && { title: Array.from(title).slice(0, titleMax).join('') }),
      })
      onStarted(roomId)
      if (!tab) return window.location.assign(`/rooms/${roomId}`)
      tab.opener = null
      tab.location.replace(`/rooms/${roomId}`)
    } catch (refusal) {
      tab?.close()
      if (!(refusal instanceof RequestRefused)) throw refusal
      toast.failed(refusal.message || t('unreachable'))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div>
      <Button variant="ghost" busy={isBusy} onClick={() => void start()} className="-ml-2 max-[899px]:h-11">
        <ExternalLink aria-hidden size={16} />
        {t('drawInRoom')}
      </Button>
    </div>
  )
}
