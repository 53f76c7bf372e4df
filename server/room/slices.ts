import type { Pause } from '@/lib/board/replay'

/** So long, in ms, a long log is read before others have their turn: rooms are drawn in meanwhile. */
const sliceMs = 10

/** Lets everything else that is due run between slices of work. */
export function slices(): Pause {
  let begun = performance.now()
  return () => {
    if (performance.now() - begun < sliceMs) return null
    return new Promise((resolve) =>
      setImmediate(() => {
        begun = performance.now()
        resolve()
      }),
    )
  }
}
