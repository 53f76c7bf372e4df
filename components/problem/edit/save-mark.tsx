'use client'

import { useTranslations } from 'next-intl'
import { useKeeper } from '@/components/problem/edit/editor-context'

/** Whether what was written is safe, quietly. */
export function SaveMark() {
  const t = useTranslations('ownProblem.save')
  const { save } = useKeeper()
  const isQuiet = save === 'saved' || save === 'saving'
  return (
    <>
      <span
        data-testid="draft-save"
        data-save={save}
        aria-hidden={!isQuiet}
        className={`shrink-0 text-meta ${isQuiet ? 'text-text2' : 'text-over'}`}
      >
        {t(save)}
      </span>
      {/* Always there: what comes together with its words is not read aloud. Each save would be too much. */}
      <span role="status" className="sr-only">
        {isQuiet ? '' : t(save)}
      </span>
    </>
  )
}
