'use client'

import { Hand } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isolated } from '@/components/ui/isolated'
import { useRoomScene } from '@/components/room/room-context'

/** Who has a hand up for a hint. Giving one answers it. */
export function AskedForHint() {
  const t = useTranslations('hands')
  const { state } = useRoomScene()
  const asking = (state?.participants ?? []).filter(({ hand }) => hand?.wants === 'hint')
  return asking.map(({ id, name }) => (
    <p key={id} className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-2.5 text-text">
      <Hand aria-hidden size={16} className="shrink-0 text-accent" />
      <span className="min-w-0">{t.rich('asks', { name, b: isolated })}</span>
    </p>
  ))
}
