import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { BookOpen, ChevronLeft, ClipboardList } from 'lucide-react'
import type { Brief, ProblemCard } from '@/lib/problem/brief'
import { defaultLocale, isLocale } from '@/lib/i18n/locale'
import { BriefText } from '@/components/problem/brief-text'
import { ProblemOrigin, ProblemText } from '@/components/problem/library/problem-origin'
import { EditOwn, MakeOwn } from '@/components/problem/make-own'
import { ProblemFacts } from '@/components/problem/problem-facts'
import { interviewPath } from '@/components/problem/problem-requests'
import { StartForm } from '@/components/room/start-form'
import { Button } from '@/components/ui/button'

/** The brief of a problem for everybody, and the way to a room with it. */
export function ProblemIntroduction({
  problem,
  mayOpenPack,
}: {
  problem: ProblemCard & Brief
  mayOpenPack: boolean
}) {
  const t = useTranslations('problems')
  const setup = useTranslations('setup')
  const locale = useLocale()
  const language = isLocale(locale) ? locale : defaultLocale
  const isMine = problem.own?.author === null
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-3">
        <Link
          href="/problems"
          className="hit-44 -ml-1 flex items-center gap-1 self-start rounded-chip text-ui text-text2 hover:text-text"
        >
          <ChevronLeft aria-hidden size={16} />
          {t('library')}
        </Link>
        <h1 className="text-report font-semibold tracking-tight wrap-anywhere">
          <ProblemText own={problem.own}>{problem.title}</ProblemText>
        </h1>
        <p className="text-title wrap-anywhere text-text2">
          <ProblemText own={problem.own}>{problem.line}</ProblemText>
        </p>
        <ProblemFacts {...problem} />
        <ProblemOrigin own={problem.own} />
      </div>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(320px,380px)] lg:gap-16">
        <section className="flex max-w-170 flex-col gap-4" aria-labelledby="brief-heading">
          <h2 id="brief-heading" className="text-label font-semibold text-text2">
            {t('briefHeading')}
          </h2>
          <div lang={problem.own?.language}>
            <BriefText brief={problem} large />
          </div>
        </section>
        <aside className="flex flex-col gap-6 self-start rounded-card border border-line bg-surface p-6">
          <section className="flex flex-col gap-4" aria-labelledby="start-heading">
            <h2 id="start-heading" className="text-title font-semibold">
              {t('startHeading')}
            </h2>
            <StartForm problemId={problem.id} label={t('start')} after={t('startAfter')} />
          </section>
          <div className="flex flex-col gap-2 border-t border-line pt-5">
            <Button asChild size="large">
              <Link href={interviewPath(problem.id)}>
                <ClipboardList aria-hidden size={18} />
                {setup('interviewOn')}
              </Link>
            </Button>
            <Button asChild variant="ghost" size="large">
              <Link href={`/new?problem=${problem.id}&kind=practice`}>{setup('practise')}</Link>
            </Button>
          </div>
          <div className="border-t border-line pt-5">
            {mayOpenPack ? (
              <div className="flex flex-col gap-2">
                <Button asChild size="large" className="w-full">
                  <Link href={`/problems/${problem.id}/pack`}>
                    <BookOpen aria-hidden size={18} />
                    {t('packOpen')}
                  </Link>
                </Button>
                {isMine ? (
                  <EditOwn problemId={problem.id} size="large" variant="ghost" />
                ) : (
                  <MakeOwn
                    problemId={problem.id}
                    language={problem.own?.language ?? language}
                    size="large"
                    variant="ghost"
                  />
                )}
              </div>
            ) : (
              <p className="text-ui text-text2">{t('packHow')}</p>
            )}
          </div>
        </aside>
      </div>
    </div>
  )
}
