import { useTranslations } from 'next-intl'

/** A hint as everybody sees it; only those from the ladder say which they are. */
export function HintWords({ level, text }: { level: number | null; text: string }) {
  const t = useTranslations('hints')
  return (
    <>
      <p className="text-meta font-semibold text-text2">
        {level === null ? t('hint') : t('hintOf', { level })}
      </p>
      <p className="text-label break-words whitespace-pre-wrap">{text}</p>
    </>
  )
}
