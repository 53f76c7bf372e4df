import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { LoaderCircle } from 'lucide-react'

const variants = {
  primary: 'bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--accent)_88%,var(--text))]',
  secondary: 'border border-line bg-surface text-text hover:bg-sunken',
  ghost: 'text-text2 hover:bg-sunken hover:text-text data-[state=open]:bg-sunken data-[state=open]:text-text',
  danger: 'bg-danger text-on-danger hover:bg-[color-mix(in_srgb,var(--danger)_88%,var(--text))]',
} as const

const sizes = {
  /** For dense bars; the area that can be hit is 44 px all the same. */
  small: 'hit-44 h-8 gap-1.5 px-3 text-ui',
  large: 'h-11 gap-2 px-5 text-label',
  /** A square around one icon. */
  icon: 'hit-44 size-8 justify-center',
} as const

const base =
  'inline-flex shrink-0 items-center justify-center rounded-control font-semibold whitespace-nowrap transition-colors duration-120 select-none aria-disabled:cursor-default aria-disabled:opacity-70 disabled:opacity-50'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof variants
  size?: keyof typeof sizes
  /** Something is under way: shows it and refuses further presses, keeping the focus where it is. */
  busy?: boolean
  /** Gives the look to the one child, for instance a link. */
  asChild?: boolean
}

export function Button({
  variant = 'secondary',
  size = 'small',
  busy = false,
  asChild = false,
  className = '',
  ...props
}: ButtonProps) {
  const look = `${base} ${variants[variant]} ${sizes[size]} ${className}`
  if (asChild) return <Slot.Root className={look} {...props} />
  const { children, onClick, type = 'button', ...rest } = props
  return (
    <button
      type={type}
      className={look}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" size={16} /> : null}
      {children}
    </button>
  )
}
