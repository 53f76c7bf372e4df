/** A problem of one's own as its owner gets it: in a list, and whole to go on writing. */
import type { Locale } from '@/lib/i18n/locale'
import type { OwnDraft } from '@/lib/problem/own-problem'
import type { Theme } from '@/lib/problem/themes'

/** How far a problem has come. */
interface OwnProblemState {
  id: string
  /** Whether it is there for rooms: its owner has said at least once that it is ready. */
  isPublished: boolean
  /** Whether everybody with an account of this instance finds it. */
  isShared: boolean
  /** Whether the draft or its board is not what rooms get, or nothing was published yet. */
  hasChanges: boolean
  /** Milliseconds since 1970. */
  updatedAt: number
}

/** A problem in the list of whoever wrote it: what its draft says, which may be blank. */
export interface OwnProblemHead extends OwnProblemState {
  title: string
  /** One line. */
  line: string
  language: Locale
  theme: Theme
  /** 1 to 5. */
  difficulty: number
  minutes: number
}

/** A problem as the editor has it. */
export interface OwnProblemView extends OwnProblemState {
  draft: OwnDraft
  /** Of draft and board together; a save says which one it was made on. */
  version: number
  /** Milliseconds since 1970; null before the first time. */
  publishedAt: number | null
  /** The reference design of the draft: one Yjs update (V1) in base64; null where there is none. */
  reference: string | null
}
