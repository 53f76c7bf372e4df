import { useTranslations } from 'next-intl'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import type { WorkedRow } from '@/lib/problem/worked-estimate'
import { EstimateTable } from '@/components/problem/pack/estimate-table'
import { PackChapter, PackPart, Points } from '@/components/problem/pack/pack-section'
import { HintLadder, StageGuide } from '@/components/problem/pack/stage-guide'

/** The first stage: what is asked for, and how large it is. */
export function ScopeChapter(props: {
  structure: ProblemStructure
  words: ProblemWords
  estimate: readonly WorkedRow[]
}) {
  const { structure, words, estimate } = props
  const t = useTranslations('problems.pack')
  return (
    <PackChapter id="scope" title={t('stages.scope')}>
      <StageGuide stage="scope" words={words} />
      <PackPart title={t('answers')} isEmpty={structure.questions.length === 0}>
        <dl className="flex flex-col gap-3">
          {structure.questions.map((id) => (
            <div key={id} className="text-label print:break-inside-avoid">
              <dt className="text-text2">{words.questions[id]?.question}</dt>
              <dd className="font-semibold">{words.questions[id]?.answer}</dd>
            </div>
          ))}
        </dl>
      </PackPart>
      <PackPart
        title={t('requirements')}
        isEmpty={[...structure.functional, ...structure.nonfunctional, ...structure.out].length === 0}
      >
        <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          <Requirements title={t('functional')} lines={linesOf(structure.functional, words.functional)} />
          <div className="flex flex-col gap-5">
            {structure.nonfunctional.length === 0 ? null : (
              <section className="flex flex-col gap-1.5">
                <h4 className="text-meta font-semibold text-text2">{t('nonfunctional')}</h4>
                <dl className="flex flex-col gap-1.5 text-label">
                  {structure.nonfunctional.map((id) => (
                    <div key={id}>
                      <dt className="inline">{words.nonfunctional[id]?.quality}</dt>
                      <dd className="ml-2 inline text-text2">{words.nonfunctional[id]?.target}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            )}
            <Requirements title={t('out')} lines={linesOf(structure.out, words.out)} />
          </div>
        </div>
      </PackPart>
      <EstimateTable structure={structure} words={words} estimate={estimate} />
      <PackPart title={t('reading')} isEmpty={words.estimateReading.length === 0}>
        <Points lines={words.estimateReading} />
      </PackPart>
      <HintLadder stage="scope" words={words} />
    </PackChapter>
  )
}

function linesOf(ids: readonly string[], words: Record<string, string>): string[] {
  return ids.map((id) => words[id] ?? '')
}

function Requirements({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section className="flex flex-col gap-1.5">
      <h4 className="text-meta font-semibold text-text2">{title}</h4>
      <Points lines={lines} />
    </section>
  )
}
