import { useTranslations } from 'next-intl'
import { isolated } from '@/components/ui/isolated'

/** Who asks whom, and who looks on, in one line. */
export function PairLine({
  interviewer,
  candidate,
  observer,
}: {
  interviewer: string
  candidate: string
  observer: string | null
}) {
  const t = useTranslations('study')
  return (
    <span className="wrap-anywhere">
      {t.rich('asks', { interviewer: () => isolated(interviewer), candidate: () => isolated(candidate) })}
      {observer === null ? null : (
        <span className="text-text2">
          {' · '}
          {t.rich('looksOn', { observer: () => isolated(observer) })}
        </span>
      )}
    </span>
  )
}
