'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'

/** Asks before something goes that nobody brings back. Not to do it is what has the focus at first. */
export function SureDialog({
  words,
  busy,
  onSure,
  onClose,
  error,
  children,
}: {
  words: { title: string; lead?: string; close: string; cancel: string; sure: string }
  busy: boolean
  onSure: () => void
  onClose: () => void
  /** Why it could not be done, where it could not. */
  error: ReactNode
  /** What goes. */
  children: ReactNode
}) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={words.title}
        lead={words.lead}
        closeLabel={words.close}
        footer={
          <>
            <DialogClose asChild>
              <Button autoFocus size="large">
                {words.cancel}
              </Button>
            </DialogClose>
            <Button variant="danger" size="large" busy={busy} onClick={onSure}>
              {words.sure}
            </Button>
          </>
        }
      >
        {children}
        <div className="pt-4 empty:hidden">{error}</div>
      </DialogContent>
    </Dialog>
  )
}
