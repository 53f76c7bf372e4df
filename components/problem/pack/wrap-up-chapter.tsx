import { useTranslations } from 'next-intl'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import { PackCard, PackChapter, PackPart, Points } from '@/components/problem/pack/pack-section'
import { HintLadder, StageGuide } from '@/components/problem/pack/stage-guide'

/** The last stage: closing questions, and cards that change one thing. */
export function WrapUpChapter({ structure, words }: { structure: ProblemStructure; words: ProblemWords }) {
  const t = useTranslations('problems.pack')
  return (
    <PackChapter id="wrap_up" title={t('stages.wrap_up')}>
      <StageGuide stage="wrap_up" words={words} />
      <PackPart title={t('closing')} isEmpty={structure.wrapUp.length === 0}>
        <dl className="flex flex-col gap-3">
          {structure.wrapUp.map((id) => (
            <div key={id} className="text-label print:break-inside-avoid">
              <dt className="font-semibold">{words.wrapUp[id]?.ask}</dt>
              <dd className="text-text2">{words.wrapUp[id]?.listenFor}</dd>
            </div>
          ))}
        </dl>
      </PackPart>
      <PackPart title={t('followUps')} note={t('followUpsNote')} isEmpty={structure.followUps.length === 0}>
        <div className="grid gap-3 sm:grid-cols-2">
          {structure.followUps.map((id) => {
            const card = words.followUps[id]
            return card === undefined ? null : (
              <PackCard key={id}>
                <h4 className="text-meta font-semibold text-text2">{card.title}</h4>
                <p className="text-label font-semibold">{card.prompt}</p>
                <Points lines={card.listenFor} />
              </PackCard>
            )
          })}
        </div>
      </PackPart>
      <HintLadder stage="wrap_up" words={words} />
    </PackChapter>
  )
}
