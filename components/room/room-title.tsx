'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type KeyboardEvent } from 'react'
import { titleMax, titleProblem } from '@/lib/name'
import { toast } from '@/components/ui/toast'
import { RequestRefused } from '@/components/room/request'
import { renameRoom } from '@/components/room/room-requests'

/** The room's name; who may rename it presses it and types in place. */
export function RoomTitle({ roomId, title, editable }: { roomId: string; title: string; editable: boolean }) {
  const t = useTranslations('room')
  const [editing, setEditing] = useState(false)
  // The new name until the server's own announcement of it arrives.
  const [accepted, setAccepted] = useState<{ before: string; now: string } | null>(null)
  if (accepted !== null && accepted.before !== title) setAccepted(null)
  const shown = accepted?.now ?? title
  const opener = useRef<HTMLButtonElement>(null)

  if (!editable) return <h1 className="truncate text-ui font-semibold">{shown}</h1>
  if (editing) {
    return (
      <TitleInput
        roomId={roomId}
        title={shown}
        onDone={(now, focused) => {
          if (now !== null) setAccepted({ before: title, now })
          setEditing(false)
          // After the button is back in the page; never away from where the person has gone meanwhile.
          if (focused) requestAnimationFrame(() => opener.current?.focus())
        }}
      />
    )
  }
  return (
    <h1 className="min-w-0">
      <button
        ref={opener}
        type="button"
        title={t('rename')}
        className="hit-44 block max-w-full truncate rounded-chip px-1.5 py-1 text-ui font-semibold transition-colors duration-120 hover:bg-sunken"
        onClick={() => setEditing(true)}
      >
        {shown}
      </button>
    </h1>
  )
}

/** `onDone` gets the new name, or null when it stays as it was, and whether the input still had the focus. */
function TitleInput({
  roomId,
  title,
  onDone,
}: {
  roomId: string
  title: string
  onDone: (now: string | null, focused: boolean) => void
}) {
  const t = useTranslations('room')
  const problems = useTranslations('fields')
  const [error, setError] = useState<string | null>(null)
  // Enter and the blur that follows it must send once.
  const under = useRef(false)
  const enterWaits = useRef(false)

  async function save(input: HTMLInputElement, leaving: boolean) {
    if (under.current) return
    const typed = input.value.trim()
    const done = (now: string | null) => onDone(now, document.activeElement === input)
    if (typed === title) return done(null)
    const problem = titleProblem(typed)
    if (problem) {
      if (leaving && problem === 'required') return done(null)
      return setError(problems(problem))
    }
    under.current = true
    try {
      await renameRoom(roomId, typed)
      done(typed)
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      const words = failure.fields.title ?? (failure.message || t('renameFailed'))
      setError(words)
      if (leaving) toast.failed(words)
    } finally {
      under.current = false
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter while a Hangul syllable is being composed acts once, when the syllable is finished (T3a).
    if (event.nativeEvent.isComposing) {
      enterWaits.current = event.key === 'Enter'
      return
    }
    if (event.key === 'Enter') void save(event.currentTarget, false)
    if (event.key === 'Escape') {
      under.current = true
      onDone(null, true)
    }
  }

  return (
    <div className="relative min-w-0">
      <h1 className="sr-only">{title}</h1>
      <input
        autoFocus
        defaultValue={title}
        maxLength={titleMax * 2}
        aria-label={t('title')}
        aria-invalid={error === null ? undefined : true}
        aria-describedby="title-note"
        className="h-8 w-72 max-w-full rounded-chip border border-input bg-surface px-1.5 text-ui font-semibold aria-invalid:border-danger"
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onCompositionEnd={(event) => {
          if (enterWaits.current) void save(event.currentTarget, false)
          enterWaits.current = false
        }}
        onBlur={(event) => void save(event.currentTarget, true)}
      />
      <p
        id="title-note"
        role={error === null ? undefined : 'alert'}
        className={`absolute top-full left-0 z-30 mt-2.5 w-max max-w-72 rounded-chip border border-line bg-surface px-2 py-1 text-meta shadow-float ${error === null ? 'text-text2' : 'text-danger'}`}
      >
        {error ?? t('renameHint')}
      </p>
    </div>
  )
}
