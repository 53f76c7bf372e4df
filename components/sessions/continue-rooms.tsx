import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ArrowRight } from 'lucide-react'
import type { RoomItem } from '@/lib/room-list'
import { RoomState } from '@/components/sessions/room-state'

/** A few of the rooms somebody is in, to go on with from the first page. */
export function ContinueRooms({ rooms }: { rooms: readonly RoomItem[] }) {
  const t = useTranslations('sessions')
  return (
    <section aria-labelledby="continue-heading" className="flex flex-col gap-2 border-t border-line pt-6">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="continue-heading" className="text-label font-semibold">
          {t('continue')}
        </h2>
        <Link
          href="/rooms"
          className="hit-44 flex items-center gap-1 rounded-chip text-ui text-text2 hover:text-text"
        >
          {t('all')}
          <ArrowRight aria-hidden size={14} />
        </Link>
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {rooms.map((room) => (
          <li
            key={room.roomId}
            className="relative flex min-h-11 items-center justify-between gap-3 px-4 py-2 first:rounded-t-card last:rounded-b-card focus-within:bg-canvas hover:bg-canvas"
          >
            <Link
              href={`/rooms/${room.roomId}`}
              prefetch={false}
              className="min-w-0 truncate rounded-chip text-label after:absolute after:inset-0"
            >
              <bdi>{room.title}</bdi>
            </Link>
            <RoomState room={room} />
          </li>
        ))}
      </ul>
    </section>
  )
}
