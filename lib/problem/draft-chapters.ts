/** How far a draft has come, chapter by chapter in the order of the form. */
import { isBlank, type OwnDraft, type OwnFaults } from '@/lib/problem/own-problem'
import { type StageId, stageIds } from '@/lib/stage/stages'

export const draftChapterIds = ['about', 'candidate', 'glance', ...stageIds] as const
export type DraftChapterId = (typeof draftChapterIds)[number]

/** The parts of a chapter that can be filled or not, by their paths. What has a choice from the start is none of them. */
export const chapterParts: Record<DraftChapterId, readonly string[]> = {
  about: ['title', 'line'],
  candidate: ['statement', 'given'],
  glance: ['crux', 'levels'],
  scope: [
    ...stageParts('scope'),
    ...['questions', 'functional', 'nonfunctional', 'out', 'estimate', 'estimateReading'],
  ],
  high_level: [...stageParts('high_level'), 'walkthrough', 'api', 'entities'],
  deep_dive: [...stageParts('deep_dive'), 'deepDives', 'failures'],
  wrap_up: [...stageParts('wrap_up'), 'wrapUp', 'followUps'],
}

function stageParts(stage: StageId): string[] {
  return ['say', 'listenFor', 'hints'].map((part) => `stages.${stage}.${part}`)
}

export interface ChapterState {
  id: DraftChapterId
  /** Parts that hold anything. */
  filled: number
  parts: number
  /** Fields that stand between the draft and being given. */
  faults: number
}

/** How each chapter stands. */
export function chapterStates(draft: OwnDraft, faults: OwnFaults): ChapterState[] {
  const wrong = Object.keys(faults).map(chapterOf)
  return draftChapterIds.map((id) => ({
    id,
    filled: chapterParts[id].filter((path) => !isBlank(partAt(draft, path))).length,
    parts: chapterParts[id].length,
    faults: wrong.filter((chapter) => chapter === id).length,
  }))
}

/** The chapter of the form where a path of the draft is. */
export function chapterOf(path: string): DraftChapterId {
  const isIn = (part: string) => path === part || path.startsWith(`${part}.`)
  return draftChapterIds.find((id) => chapterParts[id].some(isIn)) ?? 'about'
}

function partAt(draft: OwnDraft, path: string): unknown {
  return path.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], draft)
}

/** Paths of a draft in the order in which their fields stand in the form. */
export function inFormOrder(paths: readonly string[]): string[] {
  const parts = draftChapterIds.flatMap((id) => chapterParts[id])
  const placeOf = (path: string) => parts.findIndex((part) => path === part || path.startsWith(`${part}.`))
  return paths.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other, 'en', { numeric: true }),
  )
}
