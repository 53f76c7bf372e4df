import { useTranslations } from 'next-intl'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import type { WorkedRow } from '@/lib/problem/worked-estimate'
import { PackPart } from '@/components/problem/pack/pack-section'
import { SourceName } from '@/components/problem/source-name'

const head = 'px-3 py-2 text-left text-meta font-semibold text-text2 first:pl-4 last:pr-4'
const cell = 'px-3 py-2 align-top first:pl-4 last:pr-4'

/** The estimate row by row: what it is, how it is computed, what it comes to. */
export function EstimateTable(props: {
  structure: ProblemStructure
  words: ProblemWords
  estimate: readonly WorkedRow[]
}) {
  const { structure, words, estimate } = props
  const t = useTranslations('problems.pack')
  const sources = new Map(structure.estimate.inputs.map(({ id, source }) => [id, source]))
  const hasSources = structure.sources.length > 0
  const firstDerived = structure.estimate.derived[0]?.id
  return (
    <PackPart title={t('estimate')} note={t('estimateDay')} isEmpty={estimate.length === 0}>
      <div className="overflow-x-auto rounded-card border border-line bg-surface">
        <table className="w-full min-w-150 border-collapse text-ui">
          <thead>
            <tr className="border-b border-line">
              <th className={head}>{t('estimateRow')}</th>
              <th className={head}>{t('estimateFormula')}</th>
              <th className={`${head} text-right`}>{t('estimateValue')}</th>
              {hasSources ? <th className={head}>{t('estimateSource')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {estimate.map(({ id, formula, text }) => {
              const source = sources.get(id)
              return (
                <tr
                  key={id}
                  className={`print:break-inside-avoid ${id === firstDerived ? 'border-t border-line' : ''}`}
                >
                  <td className={cell}>{words.estimateRows[id]}</td>
                  <td className={`${cell} text-text2`}>
                    <code className="wrap-anywhere">
                      <span className="text-text">{id}</span>
                      {source === undefined ? ` = ${formula}` : null}
                    </code>
                  </td>
                  <td className={`${cell} text-right font-semibold whitespace-nowrap`}>{text}</td>
                  {hasSources ? (
                    <td className={`${cell} text-meta text-text2`}>
                      {source === undefined ? null : <SourceName code={source} />}
                    </td>
                  ) : null}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </PackPart>
  )
}
