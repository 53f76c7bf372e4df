import { useLocale, useTranslations } from 'next-intl'
import type { ProblemCard } from '@/lib/problem/brief'

/** Whose problem it is, and its language where that is not the reader's; nothing of a built-in one. */
export function ProblemOrigin({ own }: Pick<ProblemCard, 'own'>) {
  const t = useTranslations('library')
  const languages = useTranslations('languages')
  const locale = useLocale()
  if (!own) return null
  const { author, language } = own
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
      <span className="font-semibold">
        {author === undefined
          ? t('ofRoom')
          : author === null
            ? t('mine')
            : t.rich('by', { who: () => <bdi>{author}</bdi> })}
      </span>
      {language === locale ? null : (
        <span lang={language} className="rounded-chip border border-line px-1.5 font-semibold">
          {languages(language)}
        </span>
      )}
    </p>
  )
}

/** A title or line of a problem, in the language it is written in. */
export function ProblemText({ own, children }: Pick<ProblemCard, 'own'> & { children: string }) {
  return own ? <bdi lang={own.language}>{children}</bdi> : children
}
