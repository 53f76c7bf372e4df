'use client'

import { Component, type ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import { RoomNotice } from '@/components/room/room-notice'

/** Keeps the strip standing when the canvas fails. */
export class BoardBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <BoardFailed /> : this.props.children
  }
}

function BoardFailed() {
  const t = useTranslations('room')
  return (
    <div className="absolute inset-0 z-10 grid place-items-center p-4">
      <RoomNotice heading={t('boardFailedHeading')} body={t('boardFailedBody')} reload home />
    </div>
  )
}
