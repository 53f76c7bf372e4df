import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { Check } from 'lucide-react'

export const Menu = Radix.Root
export const MenuTrigger = Radix.Trigger

const row =
  'flex min-h-10 w-full items-center gap-2.5 rounded-chip px-2.5 text-ui text-text outline-none select-none data-highlighted:bg-sunken pointer-coarse:min-h-11'

/** The floating list of a menu. */
export function MenuContent({ className = '', ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={14}
        collisionPadding={8}
        className={`z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-panel overflow-y-auto rounded-card border border-line bg-surface p-1.5 shadow-float outline-none ${className}`}
        {...props}
      />
    </Radix.Portal>
  )
}

/** One thing to do; with `asChild` the child is a link. */
export function MenuItem({ className = '', ...props }: ComponentProps<typeof Radix.Item>) {
  return <Radix.Item className={`${row} ${className}`} {...props} />
}

/** A titled list of which one is chosen. */
export function MenuChoice<Value extends string>(props: {
  label: string
  value: Value
  options: readonly { value: Value; label: string; lang?: string }[]
  onChoose: (value: Value) => void
}) {
  const { options } = props
  return (
    <Radix.RadioGroup
      aria-label={props.label}
      value={props.value}
      onValueChange={(value) => {
        const chosen = options.find((option) => option.value === value)
        if (chosen) props.onChoose(chosen.value)
      }}
    >
      <Radix.Label className="px-2.5 pt-1.5 pb-1 text-meta text-text3">{props.label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={row} lang={option.lang}>
          <span aria-hidden className="flex w-4 shrink-0">
            <Radix.ItemIndicator>
              <Check size={16} className="text-accent" />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuLine(): ReactNode {
  return <Radix.Separator className="my-1.5 h-px bg-line" />
}
