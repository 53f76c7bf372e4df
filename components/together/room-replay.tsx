'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { X } from 'lucide-react'
import { AgainButton } from '@/components/again/again-button'
import { returnToBoard } from '@/components/canvas/board-hold'
import { SessionReplay } from '@/components/evidence/session-replay'
import type { PlayerControl } from '@/components/replay/player'
import { RecordingPlace } from '@/components/replay/recording-place'
import { ReplayNotice } from '@/components/replay/replay-notice'
import { useRecording } from '@/components/replay/use-recording'
import { isPlayable, type PlayableView } from '@/components/replay/use-replay-player'
import { useCoveredBoard } from '@/components/room/covered-board'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { useRoomKeys } from '@/components/room/use-room-keys'
import { useRoomReplay } from '@/components/together/room-replay-context'
import type { SharedReplay } from '@/components/together/shared-replay'
import { useSharedReplay } from '@/components/together/use-shared-replay'
import { Wheel } from '@/components/together/wheel'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

/**
 * Over the board, which goes on below: how it came to be. Interviewers look back while the session goes on and disturb
 * nobody; after its end everybody can, and one of them drives while the others follow (C6).
 */
export function RoomReplay() {
  const { isOpen, mayOpen, open, close } = useRoomReplay()
  const { phase } = useRoomScene()
  const isOver = phase === 'ended' || phase === 'released'
  const leave = () => {
    close()
    returnToBoard()
  }
  useRoomKeys({ 'Shift+KeyB': () => (!mayOpen ? false : isOpen ? leave() : open()) })
  // After the end it is another recording: all of it.
  return isOpen ? <Overlay key={isOver ? 'over' : 'live'} /> : null
}

function Overlay() {
  const t = useTranslations('together')
  const { roomId, phase } = useRoomScene()
  const replay = useRoomReplay()
  const close = () => {
    replay.close()
    returnToBoard()
  }
  const panel = useRef<HTMLElement>(null)
  const [place] = useState(() => document.getElementById('board'))
  const recording = useRecording(roomId)
  useCoveredBoard(panel)
  if (!place) return null
  const isPlaying = recording.at === 'read' && isPlayable(recording.view)
  // Above the canvas' own layers, which reach to 1000; all of it stays within the board. No dialog: its keys are the room's.
  return createPortal(
    <section
      ref={panel}
      aria-label={t('watchTitle')}
      tabIndex={-1}
      className="absolute inset-0 z-1100 flex animate-panel flex-col bg-canvas outline-none"
    >
      {isPlaying ? null : <Head isLive={phase === 'live'} onClose={close} />}
      <RecordingPlace recording={recording}>
        {(view) => (
          <Playing view={view} isReading={recording.isReading} onAgain={recording.again} onClose={close} />
        )}
      </RecordingPlace>
    </section>,
    place,
  )
}

function Playing({
  view,
  isReading,
  onAgain,
  onClose,
}: {
  view: PlayableView
  isReading: boolean
  onAgain: () => void
  onClose: () => void
}) {
  const scene = useRoomScene()
  const { awareness } = useRoomReplay()
  const [player, setPlayer] = useState<PlayerControl | null>(null)
  const isOver = scene.phase === 'ended' || scene.phase === 'released'
  const shared = useSharedReplay({ player, awareness, isOn: isOver })
  return (
    <>
      <Head isLive={!isOver} onClose={onClose} onEscape={() => leaveNearest(shared, onClose)}>
        <Wheel shared={shared} />
      </Head>
      <SessionReplay
        view={view}
        licenseKey={scene.licenseKey}
        // Back from now is where one looks first while it goes on.
        startAt={isOver ? null : view.head.toAt}
        onPlayer={setPlayer}
        shared={shared}
        actions={mayDo(scene, 'recording.branch') ? <AgainButton /> : null}
        notice={<ReplayNotice isReading={isReading} onAgain={onAgain} />}
      />
    </>
  )
}

/**
 * As in the room, Esc leaves what is nearest: the panel beside the board, then following, then the replay. Whoever
 * drives leaves by the button: everybody who follows would lose what they are shown.
 */
function leaveNearest(shared: SharedReplay | null, onClose: () => void): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement && activeElement.closest('[data-evidence]')) activeElement.blur()
  else if (shared?.together().mode === 'following') shared.stop()
  else if (shared?.together().mode !== 'driving') onClose()
}

function Head({
  isLive,
  onClose,
  onEscape = onClose,
  children,
}: {
  isLive: boolean
  onClose: () => void
  onEscape?: () => void
  children?: ReactNode
}) {
  const t = useTranslations('together')
  useRoomKeys({ Escape: onEscape })
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line bg-surface pr-2 pl-4">
      <h2 className={`min-w-0 truncate text-label font-semibold ${isLive ? '' : 'max-sm:sr-only'}`}>
        {t(isLive ? 'lookBackTitle' : 'watchTitle')}
      </h2>
      <div className="ml-auto flex min-w-0 items-center gap-2">{children}</div>
      <Tooltip label={t('close')}>
        <Button variant="ghost" size="icon" aria-label={t('close')} onClick={onClose}>
          <X aria-hidden size={18} />
        </Button>
      </Tooltip>
    </div>
  )
}
