import { useTranslations } from 'next-intl'
import { isPublished, publishedSources, type SourceCode } from '@/lib/stencil/sources'

/** Where a figure comes from: a work by its title, or what kind of judgement it is. */
export function SourceName({ code }: { code: SourceCode }) {
  const t = useTranslations('sources')
  return isPublished(code) ? publishedSources[code] : t(code)
}
