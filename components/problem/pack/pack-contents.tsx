import { useTranslations } from 'next-intl'
import type { ChapterId } from '@/components/problem/pack/filled-chapters'

/** The chapters, at hand while one reads. */
export function PackContents({ chapters }: { chapters: readonly ChapterId[] }) {
  const t = useTranslations('problems.pack')
  return (
    <nav
      aria-label={t('contents')}
      className="sticky top-0 z-10 -mx-4 overflow-x-auto border-b border-line bg-private px-4 sm:-mx-8 sm:px-8 lg:top-8 lg:mx-0 lg:self-start lg:overflow-visible lg:border-0 lg:px-0 print:hidden"
    >
      <ol className="flex gap-1 py-1.5 lg:flex-col lg:py-0">
        {chapters.map((id) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              className="flex min-h-10 items-center rounded-control px-3 text-ui whitespace-nowrap text-text2 transition-colors duration-120 hover:bg-sunken hover:text-text lg:min-h-9"
            >
              {id === 'glance' || id === 'levels' || id === 'sources' ? t(id) : t(`stages.${id}`)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
