import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** While the guide has not come, and when it cannot. */
export function GuideNotThere({ hasFailed, onRetry }: { hasFailed: boolean; onRetry: () => void }) {
  const t = useTranslations('guide')
  if (!hasFailed) {
    return (
      <div role="status" className="flex flex-col gap-3 p-4">
        <span className="sr-only">{t('loading')}</span>
        {['w-1/3', 'w-full', 'w-4/5'].map((width) => (
          <span key={width} aria-hidden className={`h-4 animate-breathe rounded-chip bg-sunken ${width}`} />
        ))}
      </div>
    )
  }
  return (
    <div role="alert" className="flex flex-col items-start gap-3 p-4">
      <p>{t('notLoaded')}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  )
}
