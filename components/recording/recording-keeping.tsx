'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { choicesWithin } from '@/lib/recording-days'
import { keptUntilOf } from '@/lib/replay/keeping'
import { DeleteRecordingDialog } from '@/components/recording/delete-recording-dialog'
import { keepRecording } from '@/components/recording/recording-requests'
import { useDay } from '@/components/recording/use-day'
import { useAction } from '@/components/interview/use-action'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuContent, MenuTrigger } from '@/components/ui/menu'

export interface RecordingKeepingProps {
  roomId: string
  /** For how many days it is kept, from `keptFrom` on; null as long as its room. */
  days: number | null
  /** The end of its session, or when it was brought here. */
  keptFrom: number
  /** When it was deleted; null while it is there. */
  goneAt: number | null
  /** Whether this viewer may keep it shorter, and delete it. */
  mayChange: boolean
  /** The server's clock. */
  now: number
}

/** After the end: until when the recording is kept, or when it was deleted; and for the host, both to be changed. Times are ms since 1970. */
export function RecordingKeeping(props: RecordingKeepingProps) {
  const { days, keptFrom, goneAt, now } = props
  const t = useTranslations('recording')
  const day = useDay(now)
  const until = keptUntilOf({ endedAt: keptFrom, recordingDays: days })
  if (goneAt !== null) return <p className="text-ui text-text2">{t('goneOn', { date: day(goneAt) })}</p>
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-1 text-ui text-text2">
        <p>{until === null ? t('asLong') : t('until', { date: day(until) })}</p>
        {props.mayChange ? <Changes {...props} day={day} /> : null}
      </div>
    </div>
  )
}

function Changes({
  roomId,
  days,
  keptFrom,
  now,
  day,
}: RecordingKeepingProps & { day: (at: number) => string }) {
  const t = useTranslations('recording')
  const { busy, error, act } = useAction()
  const [isAsking, setIsAsking] = useState(false)
  const remove = useRef<HTMLButtonElement>(null)
  // Others have agreed to no longer than this; days that are over are no choice either.
  const choices = choicesWithin(days).filter((choice) => {
    const until = keptUntilOf({ endedAt: keptFrom, recordingDays: choice })
    return choice === days || until === null || until > now
  })
  const keep = (chosen: number | null) => act(() => keepRecording(roomId, chosen))

  return (
    <>
      {choices.length > 1 ? (
        <Menu>
          <MenuTrigger asChild>
            <Button variant="ghost" busy={busy} aria-label={t('changeNamed')}>
              {t('change')}
            </Button>
          </MenuTrigger>
          <MenuContent align="start" sideOffset={4}>
            <MenuChoice
              label={t('changeLabel')}
              value={String(days)}
              options={choices.map((choice) => {
                const until = keptUntilOf({ endedAt: keptFrom, recordingDays: choice })
                return {
                  value: String(choice),
                  label: t('changeTo', {
                    days: String(choice ?? 'none'),
                    date: until === null ? '' : day(until),
                  }),
                }
              })}
              onChoose={(value) => {
                const chosen = choices.find((choice) => String(choice) === value) ?? null
                if (chosen !== days) void keep(chosen)
              }}
            />
          </MenuContent>
        </Menu>
      ) : null}
      <Button ref={remove} variant="ghost" aria-label={t('deleteNamed')} onClick={() => setIsAsking(true)}>
        {t('delete')}
      </Button>
      {isAsking ? (
        <DeleteRecordingDialog
          roomId={roomId}
          onClose={() => {
            setIsAsking(false)
            requestAnimationFrame(() => remove.current?.focus())
          }}
        />
      ) : null}
      {error === null ? null : (
        <p role="alert" className="w-full text-ui text-danger">
          {error}
        </p>
      )}
    </>
  )
}
