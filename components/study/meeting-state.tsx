import { useTranslations } from 'next-intl'
import type { MeetingState } from '@/lib/study/study-view'
import { Badge } from '@/components/account/badge'

const looks = { live: 'good', held: 'plain', released: 'good', missed: 'warning', gone: 'plain' } as const

/** How it stands with an interview; nothing for one that is simply to come. */
export function MeetingStateBadge({ state }: { state: MeetingState }) {
  const t = useTranslations('study.states')
  return state === 'planned' ? null : <Badge look={looks[state]}>{t(state)}</Badge>
}
