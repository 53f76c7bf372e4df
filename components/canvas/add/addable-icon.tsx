import { Braces, Calculator, ListChecks, type LucideIcon, Table2 } from 'lucide-react'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { type Addable, isCard } from '@/lib/board/addables'
import type { CardKind } from '@/lib/board/shapes/cards'

const cardIcons: Record<CardKind, LucideIcon> = {
  requirements: ListChecks,
  estimate: Calculator,
  api: Braces,
  entity: Table2,
}

/** The icon of a kind of component, or of a card. */
export function AddableIcon({ what, size }: { what: Addable; size: number }) {
  if (!isCard(what)) return <StencilIcon kind={what} size={size} />
  const Icon = cardIcons[what]
  return <Icon aria-hidden size={size} strokeWidth={1.6} className="flex-none" />
}
