import { useTranslations } from 'next-intl'
import { stageIds } from '@/lib/stage/stages'

/** The chapters, at hand while one reads. */
export function PackContents() {
  const t = useTranslations('problems.pack')
  const chapters = [
    { id: 'glance', title: t('glance') },
    ...stageIds.map((id) => ({ id, title: t(`stages.${id}`) })),
    { id: 'levels', title: t('levels') },
    { id: 'sources', title: t('sources') },
  ]
  return (
    <nav
      aria-label={t('contents')}
      className="sticky top-0 z-10 -mx-4 overflow-x-auto border-b border-line bg-private px-4 sm:-mx-8 sm:px-8 lg:top-8 lg:mx-0 lg:self-start lg:overflow-visible lg:border-0 lg:px-0 print:hidden"
    >
      <ol className="flex gap-1 py-1.5 lg:flex-col lg:py-0">
        {chapters.map(({ id, title }) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              className="flex min-h-10 items-center rounded-control px-3 text-ui whitespace-nowrap text-text2 transition-colors duration-120 hover:bg-sunken hover:text-text lg:min-h-9"
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
