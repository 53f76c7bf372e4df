import { Eye, MessagesSquare, PencilRuler } from 'lucide-react'
import type { Role } from '@/lib/permissions'

const icons = { interviewer: MessagesSquare, candidate: PencilRuler, observer: Eye } as const

export function RoleIcon({ role, className = '' }: { role: Role; className?: string }) {
  const Icon = icons[role]
  return <Icon aria-hidden size={18} className={`shrink-0 ${className}`} />
}
