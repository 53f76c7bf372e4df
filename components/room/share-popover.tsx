'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { LoaderCircle, UserPlus } from 'lucide-react'
import { roles } from '@/lib/permissions'
import type { InviteView } from '@/lib/room-view'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { RequestRefused } from '@/components/room/request'
import { listInvites } from '@/components/room/room-requests'
import { ShareLink } from '@/components/room/share-link'

type Links = { at: 'loading' } | { at: 'ready'; invites: InviteView[] } | { at: 'failed'; message: string }

/** The links of a room, one a role (J1). They are fetched when the popover opens and never kept. */
export function SharePopover({ roomId }: { roomId: string }) {
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

  return (
    <Popover
      onOpenChange={(open) => {
        setSpoken('')
        if (open) void load()
      }}
    >
      <PopoverTrigger asChild>
        <Button className="max-[1099px]:px-3 max-sm:size-8 max-sm:px-0" aria-label={t('button')}>
          <UserPlus aria-hidden size={16} />
          <span className="max-[1099px]:hidden">{t('button')}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-labelledby="share-heading" className="w-108">
        <div className="border-b border-line p-4">
          <h2 id="share-heading" className="text-title font-semibold">
            {t('heading')}
          </h2>
          <p className="text-text2">{t('lead')}</p>
        </div>
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
      </PopoverContent>
    </Popover>
  )
}
