import { useSyncExternalStore } from 'react'
import type { ViewSharing, ViewSharingState } from '@/components/canvas/view-sharing'

const nobody: ViewSharingState = { following: null, followers: [], reachable: [] }
const nothing = () => () => undefined

/** Who follows whom as this person sees it; nobody while there is no board. */
export function useViews(views: ViewSharing | null): ViewSharingState {
  return useSyncExternalStore(
    views?.subscribe ?? nothing,
    () => views?.getState() ?? nobody,
    () => nobody,
  )
}
