'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useRef, useState } from 'react'
import { z } from 'zod'
import { type InterviewState, interviewState } from '@/lib/interview/interview-state'
import { advance, type ClockCommand, clockCommands, type ClockState, stageNow } from '@/lib/stage/clock'
import { useRememberedSwitch } from '@/components/canvas/remembered-switch'
import { RequestRefused, send } from '@/components/room/request'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { useRoomKeys } from '@/components/room/use-room-keys'
import { isolated } from '@/components/ui/isolated'
import { toast } from '@/components/ui/toast'

/** For how long a change of the stage can be taken back. */
const undoMs = 8_000

/** The clock of this room, as this person may read and run it. */
export interface ClockDesk {
  /** As it will be when the server has heard; null in a room without a clock. */
  clock: ClockState | null
  /** Reads minutes and seconds; everybody else reads words (S3). */
  isPrecise: boolean
  mayRun: boolean
  /** Hidden is a choice of this browser, and remembered. */
  isHidden: boolean
  hide: (isHidden: boolean) => void
  /** Shown at once, sent, and taken back when it did not go through. False when it makes no sense. */
  give: (order: ClockCommand) => boolean
}

const Context = createContext<ClockDesk | null>(null)

/** The clock around this component. Throws outside of a strip. */
export function useClockDesk(): ClockDesk {
  const desk = use(Context)
  if (!desk) throw new Error('no clock here')
  return desk
}

/** Gives the strip its clock, and its keys to the whole room. */
export function ClockDeskProvider({ children }: { children: ReactNode }) {
  const scene = useRoomScene()
  const [isHidden, hide] = useRememberedSwitch('clockHidden')
  const mayRun = mayDo(scene, 'clock.run')
  const { clock, give } = useOptimisticClock()
  const desk: ClockDesk = {
    clock,
    isPrecise: !scene.look && scene.viewer.role === 'interviewer',
    mayRun,
    isHidden,
    hide,
    give: (order) => mayRun && give(order),
  }
  useRoomKeys(
    {
      'Shift+Period': () => desk.give({ command: clock?.at === null ? 'start' : 'next' }),
      'Shift+Comma': () => desk.give({ command: 'back' }),
      'Shift+KeyP': () => desk.give({ command: clock?.runningSince === null ? 'resume' : 'pause' }),
      'Shift+KeyT': () => hide(!isHidden),
    },
    clock !== null,
  )
  return <Context.Provider value={desk}>{children}</Context.Provider>
}

/** What comes with a conflict: the state of now, and who did what before this person. */
const conflict = z.object({
  interview: interviewState.nullable(),
  last: z.object({ participantId: z.string().nullable(), command: z.string().nullable() }).nullable(),
})

function useOptimisticClock() {
  const t = useTranslations('clock')
  const stages = useTranslations('stages.short')
  const { roomId, interview, serverNow, state, viewer } = useRoomScene()
  // What this browser knows before the line has told it.
  const [ahead, setAhead] = useState<ClockState | null>(null)
  const isUnderWay = useRef(false)
  const waiting = useRef<ClockCommand | null>(null)
  const told = interview?.clock ?? null
  const clock = told && ahead && ahead.version > told.version ? ahead : told

  const explain = (refusal: RequestRefused) => {
    const met = refusal.code === 'conflict' ? conflict.safeParse(refusal.extra).data : undefined
    setAhead(met?.interview?.clock ?? null)
    if (!met?.last) return toast.failed(refusal.code === 'unreachable' ? t('offline') : refusal.message)
    const { participantId, command } = met.last
    if (participantId === viewer.participantId) return toast.done(t('firstElsewhere'))
    const name = state?.participants.find(({ id }) => id === participantId)?.name ?? t('somebody')
    const known = clockCommands.find((one) => one === command) ?? 'other'
    toast.done(t.rich('first', { command: known, name, who: isolated }))
  }

  const carryOut = async (order: ClockCommand, from: ClockState, isUndo: boolean) => {
    isUnderWay.current = true
    let after: ClockState | null = null
    try {
      const answer = await send<{ interview: InterviewState }>('POST', `/api/rooms/${roomId}/clock`, {
        ...order,
        expected: from.version,
      })
      after = answer.interview.clock
      setAhead(after)
      if (!isUndo) offerUndo(order, after)
    } catch (refusal) {
      if (!(refusal instanceof RequestRefused)) throw refusal
      explain(refusal)
    } finally {
      isUnderWay.current = false
    }
    const next = waiting.current
    waiting.current = null
    if (after && next) begin(next, after)
  }

  const begin = (order: ClockCommand, from: ClockState, isUndo = false): boolean => {
    const next = advance(from, order, serverNow())
    if (!next) return false
    if (isUnderWay.current) {
      // Pressed twice by accident, "next" would skip a stage; pausing twice means going on.
      if (order.command !== 'pause' && order.command !== 'resume') return false
      waiting.current = order
      return true
    }
    setAhead(next)
    void carryOut(order, from, isUndo)
    return true
  }

  const offerUndo = ({ command }: ClockCommand, after: ClockState) => {
    const stage = stageNow(after)
    if (!stage || (command !== 'next' && command !== 'back')) return
    const words = t(command === 'next' ? 'movedTo' : 'movedBack', { stage: stages(stage) })
    const undo = { command: command === 'next' ? 'back' : 'next' } as const
    const onSelect = () => void begin(undo, after, true)
    toast.offer(words, { label: t('undo'), onSelect }, { name: 'stage', forMs: undoMs })
  }

  return { clock, give: (order: ClockCommand) => clock !== null && begin(order, clock) }
}
