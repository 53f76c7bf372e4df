'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { useEditor, useKeeper } from '@/components/problem/edit/editor-context'
import { usePathName } from '@/components/problem/edit/use-path-name'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { longestText } from '@/lib/problem/edit-draft'

/** What keeps the draft from being saved, and what to do about it; nothing while all is well. */
export function EditorNotices() {
  const t = useTranslations('ownProblem.notices')
  const { draft, save, refusal, isKept } = useKeeper()
  const { goTo } = useEditor()
  const nameOf = usePathName()
  const lost = isKept || save === 'saved' ? null : <p>{t('notKept')}</p>
  switch (save) {
    case 'elsewhere':
      return <Elsewhere />
    case 'too_large': {
      const path = longestText(draft)
      return (
        <Notice>
          <p>{t(isKept ? 'tooLarge' : 'tooLargeNotKept')}</p>
          <Button onClick={() => goTo(path)} className="max-[899px]:h-11">
            {t('longest', { name: nameOf(path) })}
          </Button>
        </Notice>
      )
    }
    case 'refused':
      return (
        <Notice>
          <p>{t('refused', { why: refusal ?? '' })}</p>
          {lost}
        </Notice>
      )
    case 'closed':
      return (
        <Notice>
          <p>{t('closed')}</p>
          {lost}
        </Notice>
      )
    default:
      return lost && <Notice>{lost}</Notice>
  }
}

function Elsewhere() {
  const t = useTranslations('ownProblem.notices')
  const { keeper } = useEditor()
  const useTheirs = () => {
    const mine = keeper.useTheirs()
    toast.offer(t('tookTheirs'), { label: t('undo'), onSelect: () => keeper.change(() => mine) })
  }
  return (
    <Notice>
      <p>{t('elsewhere')}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => keeper.useMine()} className="max-[899px]:h-11">
          {t('useMine')}
        </Button>
        <Button onClick={useTheirs} className="max-[899px]:h-11">
          {t('useTheirs')}
        </Button>
      </div>
    </Notice>
  )
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex items-start gap-2.5 rounded-card border border-line bg-surface p-4 text-label"
    >
      <CircleAlert aria-hidden size={18} className="mt-px shrink-0 text-over" />
      <div className="flex min-w-0 flex-col items-start gap-2">{children}</div>
    </div>
  )
}
