'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ParticipantState } from '@/lib/board/protocol'
import type { Role } from '@/lib/permissions'
import { Button } from '@/components/ui/button'
import { isolated } from '@/components/ui/isolated'
import { Face } from '@/components/room/face'
import { PersonMenu } from '@/components/room/person-menu'
import { RequestRefused } from '@/components/room/request'
import { passLead } from '@/components/interview/ending-requests'
import { changeRole, removePerson } from '@/components/room/room-requests'

interface PersonRowProps {
  roomId: string
  person: ParticipantState
  own: boolean
  away: boolean
  /** Looks at this person's view right now. */
  follows: boolean
  /** Is looked along with right now. */
  followed: boolean
  mayFollow: boolean
  mayManage: boolean
  /** Whether interviewers see what others do not: then making one is asked about. */
  isInterview: boolean
  onFollow: (follow: boolean) => void
  say: (spoken: string) => void
  /** Something about them is another one now, where no line tells it. */
  onChanged?: () => void
}

/** One person of the room, and what can be done about them. */
export function PersonRow(props: PersonRowProps) {
  const { roomId, person, own, away, follows, followed, mayFollow, mayManage, onFollow, say, onChanged } =
    props
  const t = useTranslations('people')
  const roles = useTranslations('roles')
  const lead = useTranslations('lead')
  // What cannot be taken back is asked about: a place in the room, and a look at everything private.
  const [asking, setAsking] = useState<'remove' | 'interviewer' | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const menuButton = useRef<HTMLButtonElement>(null)
  const { id, name } = person
  const named = person.isHost ? lead('role', { role: roles(person.role) }) : roles(person.role)
  const role = away ? t('awayRole', { role: named }) : named

  async function act(work: () => Promise<unknown>, spoken: string) {
    setBusy(true)
    setError(null)
    try {
      await work()
      say(spoken)
      setAsking(null)
      onChanged?.()
    } catch (failure) {
      if (!(failure instanceof RequestRefused)) throw failure
      setError(failure.message || t('actionFailed'))
    } finally {
      setBusy(false)
    }
  }

  const give = (next: Role) =>
    act(() => changeRole(roomId, id, next), t('roleNamed', { name, role: roles(next) }))
  const makeLead = () => act(() => passLead(roomId, id), lead('isNow', { name }))
  const remove = () => act(() => removePerson(roomId, id), t('removedNamed', { name }))

  return (
    <li className="flex flex-col gap-2 rounded-control px-2 py-1.5">
      <div className="flex min-h-8 items-center gap-3">
        <Face person={person} own={own} away={away} follows={follows} />
        <span className="min-w-0 grow">
          <bdi className="block truncate font-semibold">{own ? t('you', { name }) : name}</bdi>
          <span className="block truncate text-meta text-text2">
            {follows ? `${role} · ${t('followsYou')}` : role}
          </span>
        </span>
        {mayFollow ? (
          <Button
            variant={followed ? 'secondary' : 'ghost'}
            aria-label={t(followed ? 'stopNamed' : 'followNamed', { name })}
            onClick={() => onFollow(!followed)}
          >
            {t(followed ? 'stop' : 'follow')}
          </Button>
        ) : null}
        {mayManage ? (
          <PersonMenu
            ref={menuButton}
            person={person}
            busy={busy}
            onRole={(next) =>
              props.isInterview && next === 'interviewer' ? setAsking(next) : void give(next)
            }
            onLead={person.role === 'interviewer' ? () => void makeLead() : null}
            onRemove={() => setAsking('remove')}
          />
        ) : null}
      </div>
      {asking ? (
        <div
          role="group"
          aria-label={t(asking === 'remove' ? 'removeNamed' : 'promoteNamed', { name })}
          className="flex flex-col gap-3 rounded-control bg-sunken p-3"
        >
          <p>{t.rich(asking === 'remove' ? 'confirmRemove' : 'confirmPromote', { name, b: isolated })}</p>
          {asking === 'remove' ? <p className="text-meta text-text2">{t('confirmRemoveHint')}</p> : null}
          <div className="flex flex-wrap gap-2">
            {asking === 'remove' ? (
              <Button autoFocus variant="danger" busy={busy} onClick={() => void remove()}>
                {t('yesRemove')}
              </Button>
            ) : (
              <Button autoFocus variant="primary" busy={busy} onClick={() => void give('interviewer')}>
                {t('yesPromote')}
              </Button>
            )}
            <Button
              onClick={() => {
                setAsking(null)
                requestAnimationFrame(() => menuButton.current?.focus())
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </div>
      ) : null}
      {error === null ? null : (
        <p role="alert" className="text-meta text-danger">
          {error}
        </p>
      )}
    </li>
  )
}
