'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { DefaultToasts } from 'tldraw'

/** What tldraw itself says for a moment. It takes no name for the place where it says so, and would call it in English. */
export function BoardToasts() {
  const label = useTranslations('room')('boardNotifications')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.querySelector('[role=region]')?.setAttribute('aria-label', label)
  }, [label])
  return (
    <div ref={place} className="contents">
      <DefaultToasts />
    </div>
  )
}
