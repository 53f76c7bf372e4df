'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import useSWR from 'swr'
import { readFinalBoard } from '@/components/replay/replay-requests'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import { picturesOfRoom } from '@/components/room/room-pictures'
import { SampleBoard } from '@/components/room/sample-board'
import { Button } from '@/components/ui/button'

/** The board as it was at the end of a session, to look around in. */
export function FinalBoard({ roomId }: { roomId: string }) {
  const t = useTranslations('replay')
  const pictures = useMemo(() => picturesOfRoom(roomId), [roomId])
  const { data, error, mutate } = useSWR(['final board', roomId], () => readFinalBoard(roomId), {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
  })
  if (data) return <SampleBoard state={data.state} isBare showsFirst="everything" pictures={pictures} />
  if (error === undefined) return <BoardSkeleton />
  return (
    <div className="grid h-full place-items-center p-6">
      <div role="alert" className="flex flex-col items-center gap-3 text-center">
        <p>{t('finalFailed')}</p>
        <Button size="large" onClick={() => void mutate()}>
          {t('retry')}
        </Button>
      </div>
    </div>
  )
}
