import type { ParticipantState } from '@/lib/board/protocol'
import type { InterviewState } from '@/lib/interview/interview-state'
import type { Brief } from '@/lib/problem/brief'
import type { Phase, Role, RoomKind } from '@/lib/permissions'

/** All that the room page hands to the browser of one viewer. */
export interface RoomView {
  roomId: string
  title: string
  kind: RoomKind
  phase: Phase
  /** Which of the boards this room has had is its board now: raised by a restore (B12). */
  epoch: number
  /**
   * What the interview is about, as far as candidates may know it (P3); null in a room without a problem, and to
   * candidates and observers before it starts.
   */
  problem: Brief | null
  /** What everybody knows of the interview, as it was when the page was made; null in a room that is none. */
  interview: InterviewState | null
  viewer: {
    participantId: string
    name: string
    role: Role
    /** Index into the six colours of people. */
    color: number
    isHost: boolean
    /** Whether this viewer may draw now; the server judges every frame again (R2). */
    canDraw: boolean
    /** What they said to the recording (J4); null while they have not been asked. Nobody else is told. */
    consent: boolean | null
  }
}

/** A link as those who manage links see it. */
export interface InviteView {
  id: string
  role: Role
  /** The whole link with its secret: for showing and copying, never for logs. */
  url: string
  /** ISO 8601. */
  expiresAt: string
  uses: number
  maxUses: number
  /** ISO 8601, or null while it works. */
  revokedAt: string | null
  /** Whether this server can mail it. */
  canMail: boolean
}

/** The people of a room, as its own people see them from outside. */
export interface RoomPeople {
  /** The reader's own participant. */
  selfId: string
  /** As in message 100; nobody's hand is told out here. */
  people: ParticipantState[]
}

/** What the joining page shows before joining. */
export interface LinkLook {
  title: string
  kind: RoomKind
  /** The role this link gives. */
  role: Role
  /** Whether joining says yes or no to a recording (J4). */
  asksRecording: boolean
  /** For how many days after the end a recording is kept; null as long as the room. */
  recordingDays: number | null
  /** Set when this browser's user is in that room already. */
  joined: { roomId: string; role: Role; name: string } | null
}
