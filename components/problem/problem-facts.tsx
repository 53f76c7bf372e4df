import { useTranslations } from 'next-intl'
import type { ProblemCard } from '@/lib/problem/brief'

const steps = [1, 2, 3, 4, 5]

/** What a problem is about, how hard it is, and how long it takes, in one quiet line. */
export function ProblemFacts({
  theme,
  difficulty,
  minutes,
}: Pick<ProblemCard, 'theme' | 'difficulty' | 'minutes'>) {
  const t = useTranslations('problems')
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-text2">
      <span className="rounded-chip bg-sunken px-2 py-0.5 font-semibold">{t(`themes.${theme}`)}</span>
      <span className="flex items-center gap-1">
        <span className="sr-only">{t('difficulty', { level: difficulty })}</span>
        {steps.map((step) => (
          <span
            key={step}
            aria-hidden
            className={`size-1.5 rounded-full ${step <= difficulty ? 'bg-text2' : 'bg-line'}`}
          />
        ))}
      </span>
      <span>{t('minutes', { minutes })}</span>
    </p>
  )
}
