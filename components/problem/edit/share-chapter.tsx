'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Download } from 'lucide-react'
import { EditChapter } from '@/components/problem/edit/edit-section'
import { useKeeper } from '@/components/problem/edit/editor-context'
import { useProblemAct } from '@/components/problem/edit/use-problem-act'
import { problemFilePath, shareProblem } from '@/components/problem/problem-requests'
import { Button } from '@/components/ui/button'
import { SwitchRow } from '@/components/ui/switch-row'

/** Who finds it, and how it goes elsewhere. */
export function ShareChapter() {
  const t = useTranslations('ownProblem')
  const { id, isPublished, isShared } = useKeeper().problem
  const { isBusy, act } = useProblemAct()
  return (
    <EditChapter id="share" title={t('chapters.share')}>
      <div className="max-w-140">
        <SwitchRow
          label={t('share')}
          hint={t(isPublished ? 'shareHint' : 'shareLater')}
          checked={isShared}
          disabled={!isPublished || isBusy}
          onChange={(next) => void act(() => shareProblem(id, next))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {isPublished ? (
          <Button asChild size="large">
            <Link href={`/problems/${id}`}>{t('openPage')}</Link>
          </Button>
        ) : null}
        <Button asChild size="large">
          <a href={problemFilePath(id)} download>
            <Download aria-hidden size={18} />
            {t('download')}
          </a>
        </Button>
      </div>
      <p className="text-ui text-text2">{t('downloadHint')}</p>
    </EditChapter>
  )
}
