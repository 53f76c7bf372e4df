import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

/** A card in the middle of the screen, without a backdrop: what is behind it stays in sight. */
export function DialogContent({
  title,
  description,
  children,
}: {
  title: string
  description?: string
  children?: ReactNode
}) {
  return (
    <Radix.Portal>
      <Radix.Content
        {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-100 -translate-1/2 flex-col gap-3 overflow-y-auto rounded-card border border-line bg-surface p-6 shadow-float outline-none"
      >
        <Radix.Title className="text-title font-semibold">{title}</Radix.Title>
        {description === undefined ? null : (
          <Radix.Description className="text-label text-text2">{description}</Radix.Description>
        )}
        {children}
      </Radix.Content>
    </Radix.Portal>
  )
}
