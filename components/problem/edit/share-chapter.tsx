'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ClipboardList, Download } from 'lucide-react'
import { EditChapter } from '@/components/problem/edit/edit-section'
import { useEditor, useKeeper } from '@/components/problem/edit/editor-context'
import { useProblemAct } from '@/components/problem/edit/use-problem-act'
import { interviewPath, shareProblem } from '@/components/problem/problem-requests'
import { useSaveProblem } from '@/components/problem/use-save-problem'
import { Button } from '@/components/ui/button'
import { SwitchRow } from '@/components/ui/switch-row'
import { toast } from '@/components/ui/toast'

/** Who finds it, and how it goes elsewhere. */
export function ShareChapter() {
  const t = useTranslations('ownProblem')
  const setup = useTranslations('setup')
  const { id, isPublished, isShared } = useKeeper().problem
  const { isBusy, actOnStanding } = useProblemAct()
  const { keeper } = useEditor()
  const file = useSaveProblem()
  const download = async () => {
    // The file is what the server has.
    if (await keeper.flush()) await file.save(id, keeper.snapshot().draft.title)
    else toast.failed(t('saveFirst'))
  }
  return (
    <EditChapter id="share" title={t('chapters.share')}>
      <div className="max-w-140">
        <SwitchRow
          label={t('share')}
          hint={t(isPublished ? 'shareHint' : 'shareLater')}
          checked={isShared}
          disabled={!isPublished || isBusy}
          onChange={(next) => void actOnStanding(() => shareProblem(id, next))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {isPublished ? (
          <Button asChild size="large">
            <Link href={`/problems/${id}`}>{t('openPage')}</Link>
          </Button>
        ) : null}
        {isPublished ? (
          <Button asChild size="large">
            <Link href={interviewPath(id)} prefetch={false}>
              <ClipboardList aria-hidden size={18} />
              {setup('interviewOn')}
            </Link>
          </Button>
        ) : null}
        <Button size="large" busy={file.isBusy} onClick={() => void download()}>
          {file.isBusy ? null : <Download aria-hidden size={18} />}
          {t('download')}
        </Button>
      </div>
      <p className="text-ui text-text2">{t('downloadHint')}</p>
    </EditChapter>
  )
}
