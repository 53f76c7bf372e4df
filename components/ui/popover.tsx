import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor

/** The floating card of a popover. `aria-label` or `aria-labelledby` must name it. */
export function PopoverContent({ className = '', ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={14}
        collisionPadding={8}
        className={`z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] animate-panel overflow-y-auto rounded-card border border-line bg-surface text-ui text-text shadow-float outline-none ${className}`}
        {...props}
      />
    </Radix.Portal>
  )
}
