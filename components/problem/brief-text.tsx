import { useTranslations } from 'next-intl'
import type { Brief } from '@/lib/problem/brief'
import { Markdown } from '@/components/ui/markdown'

/** What candidates are asked, and what they are given at the start. */
export function BriefText({ brief, large = false }: { brief: Brief; large?: boolean }) {
  const t = useTranslations('brief')
  return (
    <div className={`flex flex-col gap-4 ${large ? 'text-title' : 'text-label'}`}>
      <Markdown text={brief.statement} />
      {brief.given.length > 0 ? (
        <div className="flex flex-col gap-1.5">
          <h3 className="text-meta font-semibold text-text2">{t('given')}</h3>
          <ul className="flex list-disc flex-col gap-1.5 pl-4.5 marker:text-text3">
            {brief.given.map((line, at) => (
              <li key={at} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
