import { useTranslations } from 'next-intl'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import { PackCard, PackChapter, PackPart, Points } from '@/components/problem/pack/pack-section'
import { HintLadder, StageGuide } from '@/components/problem/pack/stage-guide'

/** The third stage: topics to go deep on, and what goes wrong. */
export function DeepDiveChapter({ structure, words }: { structure: ProblemStructure; words: ProblemWords }) {
  const t = useTranslations('problems.pack')
  return (
    <PackChapter id="deep_dive" title={t('stages.deep_dive')}>
      <StageGuide stage="deep_dive" words={words} />
      <PackPart title={t('topics')} isEmpty={structure.deepDives.length === 0}>
        <div className="flex flex-col gap-3">
          {structure.deepDives.map((id) => {
            const dive = words.deepDives[id]
            return dive === undefined ? null : (
              <PackCard key={id}>
                <h4 className="text-meta font-semibold text-text2">{dive.topic}</h4>
                {dive.ask === '' ? null : <p className="text-label font-semibold">{dive.ask}</p>}
                <Points lines={dive.listenFor} />
              </PackCard>
            )
          })}
        </div>
      </PackPart>
      <PackPart title={t('failures')} isEmpty={structure.failures.length === 0}>
        <div className="overflow-x-auto rounded-card border border-line bg-surface">
          <table className="w-full border-collapse text-label">
            <thead>
              <tr className="border-b border-line text-left text-meta text-text2">
                <th className="w-2/5 px-4 py-2 font-semibold">{t('failure')}</th>
                <th className="py-2 pr-4 font-semibold">{t('remedy')}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {structure.failures.map((id) => (
                <tr key={id} className="print:break-inside-avoid">
                  <td className="px-4 py-2.5 align-top font-semibold">{words.failures[id]?.issue}</td>
                  <td className="py-2.5 pr-4 align-top">{words.failures[id]?.remedy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </PackPart>
      <HintLadder stage="deep_dive" words={words} />
    </PackChapter>
  )
}
