import { useTranslations } from 'next-intl'
import { LoaderCircle } from 'lucide-react'

/** Something is being read that takes a moment. */
export function WaitingLine() {
  const t = useTranslations('signIn')
  return (
    <p role="status" className="flex items-center gap-2.5 text-label text-text2">
      <LoaderCircle aria-hidden size={18} className="animate-spin" />
      {t('waiting')}
    </p>
  )
}
