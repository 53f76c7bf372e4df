import { type ReleaseHead, type ReleasedFeedback, releasedFeedback } from '@/lib/report/released'
import type { Release } from '@/server/db/generated/client'

/** A release as everybody who sees any is told of it. */
export function presentRelease({
  version,
  at,
  reason,
}: Pick<Release, 'version' | 'at' | 'reason'>): ReleaseHead {
  return { version, at: at.getTime(), reason }
}

/** What was released. */
export function presentReleased({ content }: Pick<Release, 'content'>): ReleasedFeedback {
  return releasedFeedback.parse(content)
}
