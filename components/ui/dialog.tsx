import { Dialog as Radix } from 'radix-ui'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

export const Dialog = Radix.Root
export const DialogClose = Radix.Close

/**
 * A card in the middle, without a veil over what lies behind: in a room the canvas vendor’s mark at the bottom stays in
 * sight. It scrolls inside when it is tall; `footer` stays. Dialogs, menus, popovers and tooltips are of one height, so
 * that whatever is opened last, be it out of a dialog, stands on top.
 */
export function DialogContent({
  title,
  lead,
  closeLabel,
  footer,
  children,
}: {
  title: string
  lead?: string
  closeLabel: string
  footer?: ReactNode
  children: ReactNode
}) {
  return (
    <Radix.Portal>
      <Radix.Content
        aria-describedby={undefined}
        className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-136px)] w-160 max-w-[calc(100vw-24px)] -translate-1/2 flex-col rounded-card border border-line bg-surface text-ui text-text shadow-float outline-none"
      >
        <div className="flex items-start justify-between gap-4 border-b border-line py-4 pr-3 pl-5">
          <div className="flex flex-col gap-1">
            <Radix.Title className="text-title font-semibold">{title}</Radix.Title>
            {lead === undefined ? null : <p className="text-text2">{lead}</p>}
          </div>
          <Radix.Close asChild>
            <Button variant="ghost" size="icon" aria-label={closeLabel}>
              <X aria-hidden size={18} />
            </Button>
          </Radix.Close>
        </div>
        <div className="min-h-0 overflow-y-auto p-5">{children}</div>
        {footer === undefined ? null : (
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            {footer}
          </div>
        )}
      </Radix.Content>
    </Radix.Portal>
  )
}
