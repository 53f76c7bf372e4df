'use client'

import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { Crown, Ellipsis, UserMinus } from 'lucide-react'
import type { ParticipantState } from '@/lib/board/protocol'
import { type Role, roles } from '@/lib/permissions'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuContent, MenuItem, MenuLine, MenuTrigger } from '@/components/ui/menu'

interface PersonMenuProps {
  ref: Ref<HTMLButtonElement>
  person: ParticipantState
  busy: boolean
  onRole: (role: Role) => void
  /** Null for who cannot be the lead. */
  onLead: (() => void) | null
  onRemove: () => void
}

/** What the host may do about somebody. */
export function PersonMenu({ ref, person, busy, onRole, onLead, onRemove }: PersonMenuProps) {
  const t = useTranslations('people')
  const names = useTranslations('roles')
  const lead = useTranslations('lead')
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <Button
          ref={ref}
          variant="ghost"
          size="icon"
          aria-label={t('menuNamed', { name: person.name })}
          aria-busy={busy || undefined}
          className="-ml-2"
        >
          <Ellipsis aria-hidden size={16} />
        </Button>
      </MenuTrigger>
      <MenuContent sideOffset={4}>
        <MenuChoice
          label={t('role')}
          value={person.role}
          options={roles.map((value) => ({ value, label: names(value) }))}
          onChoose={(role) => {
            if (role !== person.role) onRole(role)
          }}
        />
        <MenuLine />
        {onLead ? (
          <MenuItem onSelect={onLead}>
            <Crown aria-hidden size={16} className="text-text2" />
            {lead('make')}
          </MenuItem>
        ) : null}
        <MenuItem className="text-danger!" onSelect={onRemove}>
          <UserMinus aria-hidden size={16} />
          {t('remove')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
