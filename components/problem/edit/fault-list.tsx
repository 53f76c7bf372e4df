'use client'

import { useTranslations } from 'next-intl'
import { useEditor } from '@/components/problem/edit/editor-context'
import { useFigureFaults } from '@/components/problem/edit/use-estimate-results'
import { usePathName } from '@/components/problem/edit/use-path-name'
import { inFormOrder } from '@/lib/problem/draft-chapters'

/** What stands between the draft and being given; each leads to its field. */
export function FaultList() {
  const t = useTranslations('ownProblem')
  const fields = useTranslations('fields')
  const nameOf = usePathName()
  const ofFigure = useFigureFaults()
  const { faults, goTo } = useEditor()
  const paths = inFormOrder(Object.keys(faults))
  if (paths.length === 0) return null
  return (
    <section
      aria-labelledby="faults"
      className="flex flex-col gap-1 rounded-card border border-danger bg-surface p-4"
    >
      <h2 id="faults" className="text-label font-semibold">
        {t('faults', { count: paths.length })}
      </h2>
      <ul className="flex flex-col">
        {paths.map((path) => {
          const fault = faults[path]
          return (
            <li key={path}>
              <button
                type="button"
                onClick={() => goTo(path)}
                className="-mx-2 min-h-8 rounded-chip px-2 text-left text-ui text-text2 hover:bg-sunken hover:text-text max-[899px]:min-h-11"
              >
                <span className="font-semibold text-text underline decoration-line underline-offset-4">
                  {nameOf(path)}
                </span>{' '}
                {ofFigure(path) ?? (fault === undefined ? null : fields(fault))}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
