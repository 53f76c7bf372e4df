'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Ellipsis, Info, Pencil, RefreshCw } from 'lucide-react'
import type { StudyMemberRow, StudyPathView } from '@/lib/study/study-view'
import { RenameMemberDialog } from '@/components/study/rename-member-dialog'
import { RenewLinkDialog } from '@/components/study/renew-link-dialog'
import { Button } from '@/components/ui/button'
import { LinkField } from '@/components/ui/link-field'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu'

/** Everybody of the group with their link, for whoever runs the path. */
export function StudyMembers({ path, onChanged }: { path: StudyPathView; onChanged: () => void }) {
  const t = useTranslations('study')
  const [renaming, setRenaming] = useState<StudyMemberRow | null>(null)
  const [renewing, setRenewing] = useState<StudyMemberRow | null>(null)
  return (
    <section aria-labelledby="study-members" className="flex flex-col gap-3">
      <div className="flex max-w-180 flex-col gap-0.5">
        <h2 id="study-members" className="text-title font-semibold">
          {t('members')}
        </h2>
        <p className="text-ui text-text2 print:hidden">{t('membersLead')}</p>
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {path.members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            onRename={() => setRenaming(member)}
            onRenew={() => setRenewing(member)}
          />
        ))}
      </ul>
      <p className="flex max-w-180 items-start gap-2 text-ui text-text2 print:hidden">
        <Info aria-hidden size={16} className="mt-0.5 shrink-0" />
        {t('honest')}
      </p>
      {renaming ? (
        <RenameMemberDialog
          pathId={path.id}
          member={renaming}
          onClose={() => setRenaming(null)}
          onChanged={onChanged}
        />
      ) : null}
      {renewing ? (
        <RenewLinkDialog
          pathId={path.id}
          member={renewing}
          onClose={() => setRenewing(null)}
          onChanged={onChanged}
        />
      ) : null}
    </section>
  )
}

function MemberRow({
  member: { name, url, parts },
  onRename,
  onRenew,
}: {
  member: StudyMemberRow
  onRename: () => void
  onRenew: () => void
}) {
  const t = useTranslations('study')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto] sm:px-5 print:py-1">
      <div className="min-w-0">
        <p className="truncate text-label font-semibold">
          <bdi>{name}</bdi>
        </p>
        <p className="text-meta text-text2">{t('parts', parts)}</p>
      </div>
      <div className="col-span-2 row-start-2 flex min-w-0 sm:col-span-1 sm:row-start-auto print:hidden">
        <LinkField
          url={url}
          label={t('linkOf', { name })}
          copy={t('copy')}
          copied={t('copied')}
          copyNamed={t('copyNamed', { name })}
          copiedNamed={t('copiedNamed', { name })}
          refused={t('copyRefused')}
        />
      </div>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('menuNamed', { name })}
            className="col-start-2 row-start-1 sm:col-start-auto sm:row-start-auto print:hidden"
          >
            <Ellipsis aria-hidden size={18} />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={onRename}>
            <Pencil aria-hidden size={16} className="text-text2" />
            {t('rename')}
          </MenuItem>
          <MenuItem onSelect={onRenew}>
            <RefreshCw aria-hidden size={16} className="text-text2" />
            {t('renew')}
          </MenuItem>
        </MenuContent>
      </Menu>
    </li>
  )
}
