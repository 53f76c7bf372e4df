import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Workflow } from 'lucide-react'
import type { ProblemEntity, ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import { stencilNames } from '@/lib/stencil/names'
import { PackCard, PackChapter, PackPart, Points } from '@/components/problem/pack/pack-section'
import { HintLadder, StageGuide } from '@/components/problem/pack/stage-guide'
import { Button } from '@/components/ui/button'

/** The second stage: the drawing, the API and the data model. */
export function HighLevelChapter(props: {
  structure: ProblemStructure
  words: ProblemWords
  /** Whether a design was drawn. */
  hasReference: boolean
}) {
  const { structure, words, hasReference } = props
  const t = useTranslations('problems.pack')
  return (
    <PackChapter id="high_level" title={t('stages.high_level')}>
      <StageGuide stage="high_level" words={words} />
      <PackPart
        title={t('design')}
        note={words.walkthrough.length === 0 ? undefined : t('walkthrough')}
        isEmpty={words.walkthrough.length === 0 && !hasReference}
      >
        <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-label marker:font-semibold marker:text-text2 empty:hidden">
          {words.walkthrough.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ol>
        {hasReference ? (
          <Button asChild className="mt-1 self-start print:hidden">
            <Link href={`/problems/${structure.id}/reference`}>
              <Workflow aria-hidden size={16} />
              {t('reference')}
            </Link>
          </Button>
        ) : null}
      </PackPart>
      <PackPart title={t('hurried')} note={t('hurriedNote')} isEmpty={words.weakLacks.length === 0}>
        <Points lines={words.weakLacks} />
        <Button asChild className="mt-1 self-start print:hidden">
          <Link href={`/problems/${structure.id}/reference?design=hurried`}>
            <Workflow aria-hidden size={16} />
            {t('openHurried')}
          </Link>
        </Button>
      </PackPart>
      <Api structure={structure} words={words} />
      <PackPart title={t('dataModel')} isEmpty={structure.entities.length === 0}>
        <div className="grid gap-3 sm:grid-cols-2">
          {structure.entities.map((entity) => (
            <Entity key={entity.id} entity={entity} why={words.entities[entity.id]?.why ?? ''} />
          ))}
        </div>
      </PackPart>
      <HintLadder stage="high_level" words={words} />
    </PackChapter>
  )
}

function Api({ structure, words }: { structure: ProblemStructure; words: ProblemWords }) {
  const t = useTranslations('problems.pack')
  return (
    <PackPart title={t('api')} isEmpty={structure.api.length === 0}>
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
        {structure.api.map(({ id, method, path }) => {
          const { request, response, notes } = words.api[id] ?? {}
          return (
            <li key={id} className="flex flex-col gap-1 px-4 py-3 print:break-inside-avoid">
              <code className="text-label wrap-anywhere">
                <span className="font-semibold">{method}</span> {path}
              </code>
              <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-ui text-text2">
                {request ? (
                  <>
                    <dt>{t('request')}</dt>
                    <dd>
                      <code className="wrap-anywhere text-text">{request}</code>
                    </dd>
                  </>
                ) : null}
                {response ? (
                  <>
                    <dt>{t('response')}</dt>
                    <dd>
                      <code className="wrap-anywhere text-text">{response}</code>
                    </dd>
                  </>
                ) : null}
              </dl>
              {notes ? <p className="text-ui">{notes}</p> : null}
            </li>
          )
        })}
      </ul>
    </PackPart>
  )
}

function Entity({ entity, why }: { entity: ProblemEntity; why: string }) {
  const t = useTranslations('problems.pack')
  const locale = useLocale()
  return (
    <PackCard>
      <h4 className="flex flex-wrap items-baseline gap-x-2 text-label font-semibold">
        <code>{entity.id}</code>
        <span className="text-meta font-normal text-text2">{stencilNames[entity.store][locale]}</span>
      </h4>
      <ul className="flex flex-col text-ui">
        {entity.fields.map(({ name, type, key, references, isIndexed }) => (
          <li key={name} className="flex flex-wrap gap-x-2">
            <code>{name}</code>
            <span className="text-text2">{type}</span>
            {key === 'primary' ? <span className="text-text2">{t('keyPrimary')}</span> : null}
            {key === 'unique' ? <span className="text-text2">{t('keyUnique')}</span> : null}
            {references === undefined ? null : (
              <span className="text-text2">{t('keyForeign', { field: references })}</span>
            )}
            {isIndexed ? <span className="text-text2">{t('indexed')}</span> : null}
          </li>
        ))}
      </ul>
      {why === '' ? null : (
        <p className="text-ui">
          <span className="text-text2">{t('why')}</span> {why}
        </p>
      )}
    </PackCard>
  )
}
