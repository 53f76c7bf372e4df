'use client'

import { useTranslations } from 'next-intl'
import { X } from 'lucide-react'
import { useEditor, usePresence, useValue } from 'tldraw'
import { isolated } from '@/components/ui/isolated'
import { Tooltip } from '@/components/ui/tooltip'

/** Whose view this is, while it is somebody else's, and the way back to one's own. tldraw draws the frame in their colour. */
export function FollowingChip() {
  const t = useTranslations('views')
  const editor = useEditor()
  const userId = useValue('following', () => editor.getInstanceState().followingUserId, [editor])
  const leader = usePresence(userId ?? '')
  const shown = userId !== null && leader !== null ? leader : null
  return (
    <div className={shown ? 'board-following board-float' : undefined}>
      <p role="status">
        {shown ? (
          <>
            <span aria-hidden className="board-following-dot" style={{ backgroundColor: shown.color }} />
            <span className="board-following-name">
              {t.rich('following', { name: shown.userName, b: isolated })}
            </span>
          </>
        ) : null}
      </p>
      {shown ? (
        <Tooltip label={`${t('stop')} · Esc`}>
          <button
            type="button"
            aria-label={t('stop')}
            className="board-following-stop"
            onClick={() => {
              editor.stopFollowingUser()
              editor.focus()
            }}
          >
            <X aria-hidden size={16} />
          </button>
        </Tooltip>
      ) : null}
    </div>
  )
}
