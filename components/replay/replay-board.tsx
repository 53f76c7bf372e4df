'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { LoaderCircle } from 'lucide-react'
import { PastLook, PastLookProvider } from '@/components/canvas/past-look'
import { AuthorLegend } from '@/components/replay/author-legend'
import { BoardFeed } from '@/components/replay/board-feed'
import { useEyes } from '@/components/replay/eyes-chip'
import type { SharedControl } from '@/components/replay/player'
import { usePlayer, usePlayerState } from '@/components/replay/player-context'
import { usePresenceTrack } from '@/components/replay/presence-track'
import type { ReplayPlayer } from '@/components/replay/replay-player'
import { ShownPeople } from '@/components/replay/shown-people'
import { BoardSkeleton } from '@/components/room/board-skeleton'
import { picturesOfRoom } from '@/components/room/room-pictures'
import { StillBoard } from '@/components/room/still-board'
import { useLasting } from '@/components/room/use-lasting'
import { Button } from '@/components/ui/button'
import { personColor } from '@/lib/people-colors'

/** The board as the player has it, to look around in. */
export function ReplayBoard({
  player,
  shared,
  licenseKey,
}: {
  player: ReplayPlayer
  shared: SharedControl | null
  licenseKey: string | null
}) {
  const { view, head } = usePlayer()
  const track = usePresenceTrack()
  const [feed, setFeed] = useState<BoardFeed | null>(null)
  const [people, setPeople] = useState<ShownPeople | null>(null)
  const [hasShown, setHasShown] = useState(false)
  const [only, setOnly] = useState<string | null>(null)
  const look = useMemo(
    () =>
      new PastLook(
        () => player.setEyes(null),
        () => shared?.moved(),
      ),
    [player, shared],
  )
  const pictures = useMemo(() => picturesOfRoom(view.roomId), [view.roomId])

  useEffect(() => {
    const opened = new BoardFeed()
    // A document is an external thing with a lifetime: it is made here, where it is also ended.
    setFeed(opened)
    setHasShown(false)
    return () => {
      setFeed(null)
      opened.dispose()
    }
  }, [view.roomId])

  useEffect(() => {
    if (!feed) return
    const shown = new ShownPeople(feed.awareness, head.people)
    setPeople(shown)
    return () => {
      setPeople(null)
      shown.dispose()
    }
  }, [feed, head.people])

  useEffect(() => {
    if (!feed || !people) return
    let frame = 0
    const show = () => {
      frame = 0
      const { at, isLoading, eyes, showsAuthors } = player.getState()
      const part = isLoading ? null : player.part()
      if (!part) return
      const isOther = feed.show(player.head, part, at)
      people.show(track, at, eyes)
      // Only now: whose view is followed has to be there.
      const known = look.getState().authors
      look.set({
        eyes,
        authors: !showsAuthors ? null : known && !isOther ? known : feed.colors(only),
        sight: shared?.together().view ?? null,
      })
      setHasShown(true)
    }
    const request = () => {
      frame ||= requestAnimationFrame(show)
    }
    const stops = [player.subscribe(request), shared?.onTogether(request)]
    look.set({ eyes: null, authors: null, sight: null })
    show()
    return () => {
      for (const stop of stops) stop?.()
      cancelAnimationFrame(frame)
    }
  }, [feed, people, player, shared, look, track, only])

  useEffect(() => {
    if (!shared) return
    const tell = () => shared.see(look.seen)
    tell()
    return look.subscribe(tell)
  }, [shared, look])

  return (
    <>
      <PastLookProvider value={look}>
        <StillBoard
          source={hasShown ? feed : null}
          isBare
          showsFirst="everything"
          pictures={pictures}
          licenseKey={licenseKey}
        />
      </PastLookProvider>
      {hasShown ? null : <BoardSkeleton cover />}
      <EyesEdge />
      <AuthorLegend only={only} onOnly={setOnly} />
      <MomentOnItsWay />
    </>
  )
}

/** The edge of the board in the colour of whose view it is, while it is somebody's. */
function EyesEdge() {
  const person = useEyes()
  return person ? (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-0 z-10 border-2"
      style={{ borderColor: personColor(person.color) }}
    />
  ) : null
}

/** So long, in ms, a moment may be on its way before that is said. */
const patienceMs = 250

/** That the moment is not here yet, or does not come. */
function MomentOnItsWay() {
  const t = useTranslations('replay')
  const { player } = usePlayer()
  const isLoading = usePlayerState((state) => state.isLoading)
  const hasFailed = usePlayerState((state) => state.hasFailed)
  const isLost = usePlayerState((state) => state.isLost)
  const isSlow = useLasting(isLoading, patienceMs)
  if (!isSlow && !hasFailed) return <p role="status" className="sr-only" />
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-16 z-10 flex justify-center px-3">
      <div className="pointer-events-auto flex min-h-10 items-center gap-3 rounded-card border border-line bg-surface px-3.5 py-1.5 shadow-float">
        {hasFailed ? (
          <>
            <p role="alert">{t(isLost ? 'momentLost' : 'momentFailed')}</p>
            <Button onClick={() => (isLost ? player.play() : player.retry())}>
              {t(isLost ? 'passLost' : 'retry')}
            </Button>
          </>
        ) : (
          <p role="status" className="flex items-center gap-2 text-text2">
            <LoaderCircle aria-hidden size={16} className="animate-spin" />
            {t('momentLoading')}
          </p>
        )}
      </div>
    </div>
  )
}
