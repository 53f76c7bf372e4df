'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Download, Ellipsis, PencilLine, Trash2 } from 'lucide-react'
import { DeleteProblem } from '@/components/problem/delete-problem'
import { OpenProblemFile } from '@/components/problem/open-problem-file'
import { editPath, writeProblem } from '@/components/problem/problem-requests'
import { ProblemFacts } from '@/components/problem/problem-facts'
import { useMakeProblem } from '@/components/problem/use-make-problem'
import { useSaveProblem } from '@/components/problem/use-save-problem'
import { FormError } from '@/components/room/form-error'
import { RoomTime } from '@/components/sessions/room-time'
import { Button } from '@/components/ui/button'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu'
import { isLocale } from '@/lib/i18n/locale'
import type { OwnProblemHead } from '@/lib/problem/own-problem-view'

/** The problems somebody writes, those that are not ready included, and the ways to one more (P4). */
export function OwnProblems({ heads }: { heads: readonly OwnProblemHead[] }) {
  const t = useTranslations('ownProblem')
  const locale = useLocale()
  const { isBusy, error, make } = useMakeProblem()
  return (
    <section aria-labelledby="own-problems" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex max-w-140 flex-col gap-1">
          <h2 id="own-problems" className="text-heading font-semibold">
            {t('listTitle')}
          </h2>
          <p className="text-label text-text2">{t(heads.length === 0 ? 'listEmpty' : 'listLead')}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <OpenProblemFile />
          <Button
            size="large"
            variant={heads.length === 0 ? 'primary' : 'secondary'}
            busy={isBusy}
            onClick={() => void make(() => writeProblem(isLocale(locale) ? locale : 'en'))}
          >
            <PencilLine aria-hidden size={18} />
            {t('write')}
          </Button>
        </div>
      </div>
      <FormError message={error} />
      {heads.length === 0 ? null : (
        <ul
          aria-labelledby="own-problems"
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-4"
        >
          {heads.map((head) => (
            <li key={head.id} className="flex">
              <OwnProblemCard head={head} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OwnProblemCard({ head }: { head: OwnProblemHead }) {
  const t = useTranslations('ownProblem')
  const { save } = useSaveProblem()
  const { id, title, line, language, isPublished, isShared, hasChanges, updatedAt } = head
  const [isDeleting, setIsDeleting] = useState(false)
  const name = title.trim() || t('untitled')
  const marks = [
    isPublished ? t(hasChanges ? 'badges.changed' : 'badges.published') : t('badges.draft'),
    ...(isShared ? [t('badges.shared')] : []),
  ]
  return (
    <article className="relative flex min-w-0 grow flex-col gap-2 rounded-card border border-line bg-surface p-5 transition-colors duration-120 focus-within:border-input hover:border-input">
      <div className="flex items-start justify-between gap-2">
        <h3 className="min-w-0 text-title font-semibold wrap-anywhere" lang={language}>
          <Link href={editPath(id)} className="rounded-chip after:absolute after:inset-0 after:rounded-card">
            {name}
          </Link>
        </h3>
        <Menu>
          <MenuTrigger asChild>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('menuNamed', { title: name })}
              // Above the link that covers the card.
              className="z-1 -mt-1 -mr-2 max-[899px]:size-11"
            >
              <Ellipsis aria-hidden size={18} />
            </Button>
          </MenuTrigger>
          <MenuContent>
            <MenuItem asChild>
              <Link href={editPath(id)}>
                <PencilLine aria-hidden size={16} />
                {t('edit')}
              </Link>
            </MenuItem>
            <MenuItem onSelect={() => void save(id, title)}>
              <Download aria-hidden size={16} />
              {t('download')}
            </MenuItem>
            <MenuItem onSelect={() => setIsDeleting(true)}>
              <Trash2 aria-hidden size={16} />
              {t('delete')}
            </MenuItem>
          </MenuContent>
        </Menu>
      </div>
      {line.trim() === '' ? null : (
        <p className="line-clamp-3 text-label wrap-anywhere text-text2" lang={language}>
          {line}
        </p>
      )}
      <div className="mt-auto flex flex-col gap-2 pt-2">
        <ProblemFacts {...head} />
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-meta text-text2">
          {marks.map((mark) => (
            <span key={mark} className="font-semibold">
              {mark}
            </span>
          ))}
          <span>{t.rich('changedOn', { when: () => <RoomTime at={updatedAt} /> })}</span>
        </p>
      </div>
      {isDeleting ? <DeleteProblem id={id} title={name} onClose={() => setIsDeleting(false)} /> : null}
    </article>
  )
}
