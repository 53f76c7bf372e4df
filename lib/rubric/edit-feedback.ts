/** The changes an author makes to feedback, one a function; each answers the whole as it is then. */
import type { Feedback, FeedbackPoint } from '@/lib/rubric/feedback'

/** Changes a point. One that is not there any more is left alone. */
export function changePoint(
  written: Feedback,
  id: string,
  change: Partial<Omit<FeedbackPoint, 'id'>>,
): Feedback {
  return {
    ...written,
    points: written.points.map((point) => (point.id === id ? { ...point, ...change } : point)),
  }
}

/** Adds a point at the end, or at `place` in the whole list; one that was taken out before is not counted as that any more. */
export function addPoint(written: Feedback, point: FeedbackPoint, place = written.points.length): Feedback {
  return {
    ...written,
    points: written.points.filter(({ id }) => id !== point.id).toSpliced(place, 0, point),
    left: written.left.filter((id) => id !== point.id),
  }
}

/** Takes a point out. Its note, if it came from one, is not offered again. */
export function removePoint(written: Feedback, id: string): Feedback {
  return {
    ...written,
    points: written.points.filter((point) => point.id !== id),
    left: [...new Set([...written.left, id])],
  }
}

/** Leaves notes out that would make points. */
export function leaveOut(written: Feedback, ids: readonly string[]): Feedback {
  return { ...written, left: [...new Set([...written.left, ...ids])] }
}

/** Moves a point by one among those of its kind: `step` −1 up, 1 down. At the end of them nothing happens. */
export function movePoint(written: Feedback, id: string, step: -1 | 1): Feedback {
  const { points } = written
  const from = points.findIndex((point) => point.id === id)
  const kind = points[from]?.kind
  for (let to = from + step; from >= 0 && to >= 0 && to < points.length; to += step) {
    const [moved, other] = [points[from], points[to]]
    if (other?.kind !== kind || !moved || !other) continue
    return { ...written, points: points.with(from, other).with(to, moved) }
  }
  return written
}
