import { useTranslations } from 'next-intl'
import { levels } from '@/lib/levels'
import type { WorkedRow } from '@/lib/problem/worked-estimate'
import { DeepDiveChapter } from '@/components/problem/pack/deep-dive-chapter'
import { filledChapters, type PackContent } from '@/components/problem/pack/filled-chapters'
import { HighLevelChapter } from '@/components/problem/pack/high-level-chapter'
import { PackChapter, PackPart, Points } from '@/components/problem/pack/pack-section'
import { ScopeChapter } from '@/components/problem/pack/scope-chapter'
import { WrapUpChapter } from '@/components/problem/pack/wrap-up-chapter'
import { SourceName } from '@/components/problem/source-name'
import { Markdown } from '@/components/ui/markdown'

/** The chapters of a pack that hold anything, in the order of an interview. */
export function PackChapters({
  content,
  estimate,
}: {
  content: PackContent
  estimate: readonly WorkedRow[]
}) {
  const t = useTranslations('problems.pack')
  const { structure, words, hasReference } = content
  const chapters = new Set(filledChapters(content))
  const given = structure.given.map((id) => words.given[id] ?? '')
  const toldLevels = levels.filter((level) => words.levels[level] !== '')
  return (
    <>
      <PackChapter id="glance" title={t('glance')}>
        <PackPart title={t('crux')} isEmpty={words.crux === ''}>
          <Markdown text={words.crux} className="text-title" />
        </PackPart>
        <PackPart title={t('statement')}>
          <div className="flex flex-col gap-2 text-label text-text2">
            <Markdown text={words.statement} />
            {given.length === 0 ? null : <Points lines={given} />}
          </div>
        </PackPart>
      </PackChapter>
      {chapters.has('scope') ? (
        <ScopeChapter structure={structure} words={words} estimate={estimate} />
      ) : null}
      {chapters.has('high_level') ? (
        <HighLevelChapter structure={structure} words={words} hasReference={hasReference} />
      ) : null}
      {chapters.has('deep_dive') ? <DeepDiveChapter structure={structure} words={words} /> : null}
      {chapters.has('wrap_up') ? <WrapUpChapter structure={structure} words={words} /> : null}
      {chapters.has('levels') ? (
        <PackChapter id="levels" title={t('levels')}>
          <dl className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
            {toldLevels.map((level) => (
              <div key={level} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[112px_1fr]">
                <dt className="text-label font-semibold">{t(`levelNames.${level}`)}</dt>
                <dd className="text-label">{words.levels[level]}</dd>
              </div>
            ))}
          </dl>
        </PackChapter>
      ) : null}
      {chapters.has('sources') ? (
        <PackChapter id="sources" title={t('sources')}>
          <ul className="flex list-disc flex-col gap-1 pl-4.5 text-ui text-text2">
            {structure.sources.map((code) => (
              <li key={code}>
                <SourceName code={code} />
              </li>
            ))}
          </ul>
        </PackChapter>
      ) : null}
    </>
  )
}
