import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'

interface SignalsProps {
  good: readonly string[]
  weak: readonly string[]
}

/** What good and weak interviews sound like: told apart by sign and word, not by colour alone. */
export function Signals({ good, weak }: SignalsProps) {
  const t = useTranslations('guide')
  const kinds = [
    { name: t('good'), lines: good, Icon: Plus, colour: 'text-ok' },
    { name: t('weak'), lines: weak, Icon: Minus, colour: 'text-over' },
  ]
  return kinds.map(({ name, lines, Icon, colour }) =>
    lines.length === 0 ? null : (
      <div key={name} className="mt-3">
        <h4 className="text-meta text-text2">{name}</h4>
        <ul className="mt-1 flex flex-col gap-1">
          {lines.map((line) => (
            <li key={line} className="flex gap-2">
              <Icon aria-hidden size={14} strokeWidth={2.5} className={`mt-[3px] shrink-0 ${colour}`} />
              {line}
            </li>
          ))}
        </ul>
      </div>
    ),
  )
}

/** Short lines below each other. */
export function Points({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {lines.map((line) => (
        <li
          key={line}
          className="relative pl-3.5 before:absolute before:top-[9px] before:left-0.5 before:size-1 before:rounded-full before:bg-text3"
        >
          {line}
        </li>
      ))}
    </ul>
  )
}
