'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { GuideView } from '@/lib/problem/guide-view'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { Fold } from '@/components/guide/fold'
import { showFollowUp } from '@/components/guide/guide-requests'
import { Preview } from '@/components/guide/preview'
import { Points } from '@/components/guide/signals'
import { useRequest } from '@/components/guide/use-request'

/** Cards that change one thing; each can be shown to everybody. */
export function FollowUps({ followUps }: Pick<GuideView, 'followUps'>) {
  const t = useTranslations('guide')
  const scene = useRoomScene()
  const { isBusy, run } = useRequest()
  const [looked, setLooked] = useState<string | null>(null)
  const mayShow = mayDo(scene, 'hint.give')
  const isShown = (id: string) => scene.interview?.followUps.some((card) => card.id === id) ?? false
  const show = async (id: string) => {
    if (await run(() => showFollowUp(scene.roomId, id))) setLooked(null)
  }
  return (
    <Fold name="follow-ups" title={t('followUps')} count={String(followUps.length)}>
      <ul className="flex flex-col divide-y divide-line">
        {followUps.map(({ id, title, prompt, listenFor }) => (
          <li key={id} className="py-3 first:pt-0">
            <h4 className="font-semibold">{title}</h4>
            <p className="mt-0.5 mb-1.5">{prompt}</p>
            <Points lines={listenFor} />
            {isShown(id) ? (
              <p className="mt-2 flex items-center gap-1.5 text-meta text-ok">
                <Check aria-hidden size={14} />
                {t('shown')}
              </p>
            ) : looked === id ? (
              <Preview
                action={t('showEveryone')}
                isBusy={isBusy}
                onShow={() => void show(id)}
                onCancel={() => setLooked(null)}
              >
                <p className="font-semibold">{title}</p>
                <p>{prompt}</p>
              </Preview>
            ) : mayShow ? (
              <Button className="mt-2 pointer-coarse:h-10" onClick={() => setLooked(id)}>
                {t('show')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Fold>
  )
}
