'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { LoaderCircle } from 'lucide-react'
import { roles } from '@/lib/permissions'
import type { InviteView } from '@/lib/room-view'
import { Button } from '@/components/ui/button'
import { RequestRefused } from '@/components/room/request'
import { listInvites } from '@/components/room/room-requests'
import { ShareLink } from '@/components/room/share-link'

type Links = { at: 'loading' } | { at: 'ready'; invites: InviteView[] } | { at: 'failed'; message: string }

/** The links of a room, one a role (J1). They are fetched when they are shown and never kept. */
export function ShareLinks({ roomId }: { roomId: string }) {
  const t = useTranslations('share')
  const [links, setLinks] = useState<Links>({ at: 'loading' })
  const [spoken, setSpoken] = useState('')

  const load = useCallback(async () => {
    setLinks({ at: 'loading' })
    try {
      setLinks({ at: 'ready', invites: await listInvites(roomId) })
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setLinks({ at: 'failed', message: error.message })
    }
  }, [roomId])
  useEffect(() => {
    void load()
  }, [load])

  return (
    <>
      {links.at === 'loading' ? (
        <p role="status" className="flex items-center gap-2 p-4 text-text2">
          <LoaderCircle aria-hidden size={16} className="animate-spin" />
          {t('loading')}
        </p>
      ) : links.at === 'failed' ? (
        <div role="alert" className="flex flex-col items-start gap-3 p-4">
          <p>{links.message || t('failed')}</p>
          <Button onClick={() => void load()}>{t('retry')}</Button>
        </div>
      ) : (
        <ul>
          {[...links.invites]
            .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
            .map((invite) => (
              <ShareLink
                key={invite.id}
                roomId={roomId}
                invite={invite}
                onChanged={(invites) => setLinks({ at: 'ready', invites })}
                say={setSpoken}
              />
            ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  )
}
