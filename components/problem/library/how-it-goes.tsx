import { useTranslations } from 'next-intl'

const steps = ['choose', 'brief', 'pack'] as const

/** How an interview with a problem goes, for whoever has not had one. */
export function HowItGoes() {
  const t = useTranslations('problems')
  return (
    <ol className="grid gap-x-8 gap-y-3 border-y border-line py-4 sm:grid-cols-3">
      {steps.map((step, at) => (
        <li key={step} className="flex gap-3 text-ui text-text2">
          <span
            aria-hidden
            className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-meta font-semibold text-text"
          >
            {at + 1}
          </span>
          <p>{t(`steps.${step}`)}</p>
        </li>
      ))}
    </ol>
  )
}
