import { useTranslations } from 'next-intl'
import { EyeOff } from 'lucide-react'

/** The mark of what candidates never see. */
export function InterviewersOnly({
  isTight = false,
}: {
  /** Where there is no room for the words, the sign alone is seen. */ isTight?: boolean
}) {
  const t = useTranslations('problems.pack')
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 rounded-chip border border-line bg-private px-2 py-1 text-meta font-semibold text-over">
      <EyeOff aria-hidden size={14} />
      <span className={isTight ? 'max-[899px]:not-sr-only max-[1099px]:sr-only' : undefined}>
        {t('mark')}
      </span>
    </span>
  )
}
