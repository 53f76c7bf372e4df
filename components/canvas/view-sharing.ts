/**
 * Looking together: following somebody's view, being followed, and bringing everyone to one's own. The editor
 * follows by itself once it is told whom; what is added is that it goes on after a broken line, and that a
 * call arrives once, disturbs nobody at work, and can be gone back on.
 */
import type { Editor, Signal, TLInstancePresence } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import { summonField } from '@/lib/board/awareness'
import { sameJson } from '@/lib/board/json'

/** For so long after a broken line one goes on following by itself, and a call that came at a bad moment holds. */
const patienceMs = 60_000

/** What the editor is used for here. */
export type SharedEditor = Pick<
  Editor,
  | 'store'
  | 'user'
  | 'inputs'
  | 'getCamera'
  | 'setCamera'
  | 'getCollaborators'
  | 'getEditingShapeId'
  | 'getInstanceState'
  | 'startFollowingUser'
  | 'stopFollowingUser'
  | 'focus'
>

export interface ViewSharingState {
  /** Whose view is followed, by participant id. */
  following: string | null
  /** Who follows this view. */
  followers: readonly string[]
  /** Whose view can be followed right now. */
  reachable: readonly string[]
}

export interface ViewSharingOptions {
  editor: SharedEditor
  awareness: Awareness
  /** ms since 1970. */
  now: () => number
  /** This view was taken to somebody's; `goBack` returns to where it was. */
  onBrought: (name: string, goBack: () => void) => void
  /** Somebody calls while this person is typing or drawing: their view moves when they are done. */
  onCalled: (name: string) => void
  /** This person has called everyone. */
  onSummoned: () => void
}

type Camera = ReturnType<Editor['getCamera']>

export class ViewSharing {
  #state: ViewSharingState = { following: null, followers: [], reachable: [] }
  #listeners = new Set<() => void>()
  #stops: (() => void)[] = []
  /** The records of all tabs of all others. */
  #peers: Signal<TLInstancePresence[]>
  /** Whom the person followed last by their own wish. */
  #last: string | null = null
  /** The view shown last. When the followed one goes, the editor falls back to the one of before. */
  #camera: Camera | null = null
  /** Who was followed when they went, e.g. because the line broke. */
  #lost: { id: string; at: number; camera: Camera } | null = null
  /** A call that waits until this person is done with what they are at. */
  #call: { id: string; at: number } | null = null

  constructor(private readonly options: ViewSharingOptions) {
    const { editor, awareness } = options
    this.#peers = editor.store.query.records('instance_presence')
    for (const scope of ['session', 'presence'] as const)
      this.#stops.push(editor.store.listen(() => this.#update(), { scope }))
    const onChange = ({ added, updated }: Record<'added' | 'updated', number[]>, origin: unknown) => {
      if (origin === 'local') return
      for (const clientId of [...added, ...updated]) {
        const caller = callerOf(awareness.getStates().get(clientId))
        if (caller !== null && caller !== editor.user.getId()) this.#called(caller)
      }
    }
    awareness.on('change', onChange)
    this.#stops.push(() => awareness.off('change', onChange))
    this.#update()
  }

  /** The state right now; the same object until something changes. */
  readonly getState = (): ViewSharingState => this.#state

  /** Calls back after every change of the state; the answer ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows what somebody sees until either moves away. */
  follow(id: string): void {
    this.#last = id
    this.#lost = this.#call = null
    this.options.editor.startFollowingUser(id)
    this.#update()
  }

  stopFollowing(): void {
    this.#lost = this.#call = null
    if (this.#state.following !== null) this.options.editor.stopFollowingUser()
    this.#update()
  }

  /** Follows the person followed last, else whoever was active last; when already following, ends it. */
  toggle(): void {
    if (this.#state.following !== null) {
      this.stopFollowing()
      return
    }
    const { reachable } = this.#state
    const lastActive = [...this.options.editor.getCollaborators()].sort(
      (a, b) => (b.lastActivityTimestamp ?? 0) - (a.lastActivityTimestamp ?? 0),
    )[0]
    const target = this.#last !== null && reachable.includes(this.#last) ? this.#last : lastActive?.userId
    if (target !== undefined) this.follow(target)
  }

  /** Calls everyone who is here to this view. The server lets it through for those who may (R1). */
  summon(): void {
    const { awareness } = this.options
    this.stopFollowing()
    const state = awareness.getLocalState()
    if (!state) return
    // One message with the call and one without it: whoever comes later, or again, is not called.
    awareness.setLocalState({ ...state, [summonField]: true })
    awareness.setLocalState(state)
    this.options.onSummoned()
  }

  /** Gives the keyboard to the board. */
  focusBoard(): void {
    this.options.editor.focus()
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#listeners.clear()
  }

  #called(id: string): void {
    const peer = this.#peer(id)
    if (!peer || this.#state.following === id) return
    if (!this.#isBusy()) {
      this.#comeTo(peer)
      return
    }
    this.#call = { id, at: this.options.now() }
    this.options.onCalled(peer.userName)
  }

  #comeTo(peer: TLInstancePresence): void {
    const { editor } = this.options
    const camera = editor.getCamera()
    const { following } = this.#state
    this.#lost = this.#call = null
    editor.startFollowingUser(peer.userId)
    this.#update()
    this.options.onBrought(peer.userName, () => {
      this.stopFollowing()
      if (following !== null && this.#peer(following)) this.follow(following)
      else editor.setCamera(camera, { animation: { duration: 220 } })
    })
  }

  /** Taking the view away from under somebody's typing or drawing would spoil it. */
  #isBusy(): boolean {
    const { editor } = this.options
    return editor.getEditingShapeId() !== null || editor.inputs.isPointing
  }

  #peer(id: string): TLInstancePresence | null {
    return this.options.editor.getCollaborators().find(({ userId }) => userId === id) ?? null
  }

  #update(): void {
    this.#goOnFollowing()
    this.#answerCall()
    const { editor } = this.options
    const { followingUserId } = editor.getInstanceState()
    if (followingUserId !== null && this.#peer(followingUserId)) this.#camera = editor.getCamera()
    this.#setState(this.#readState())
  }

  /** When the followed person has gone, the view stays where it is; when they are back, it goes on. */
  #goOnFollowing(): void {
    const { editor, now } = this.options
    const before = this.#state.following
    if (editor.getInstanceState().followingUserId !== null) return
    if (before !== null && !this.#peer(before) && this.#camera) {
      editor.setCamera(this.#camera, { immediate: true })
      this.#lost = { id: before, at: now(), camera: editor.getCamera() }
      return
    }
    if (!this.#lost) return
    const { id, at, camera } = this.#lost
    const stayed = sameJson(camera, editor.getCamera()) && now() - at <= patienceMs
    if (!stayed || this.#peer(id)) this.#lost = null
    if (stayed && this.#peer(id)) editor.startFollowingUser(id)
  }

  #answerCall(): void {
    if (!this.#call || this.#isBusy()) return
    const { id, at } = this.#call
    this.#call = null
    const peer = this.#peer(id)
    if (peer && this.options.now() - at <= patienceMs) this.#comeTo(peer)
  }

  #readState(): ViewSharingState {
    const { editor } = this.options
    const selfId = editor.user.getId()
    const peers = this.#peers.get()
    return {
      following: editor.getInstanceState().followingUserId,
      followers: idsOf(peers.filter(({ followingUserId }) => followingUserId === selfId)),
      reachable: idsOf(peers.filter(({ camera }) => camera !== null)),
    }
  }

  #setState(next: ViewSharingState): void {
    if (sameJson(this.#state, next)) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}

/** The people behind these records, each once. */
function idsOf(records: TLInstancePresence[]): string[] {
  return [...new Set(records.map(({ userId }) => userId))].sort()
}

/** Who calls in this state of awareness, by participant id; null for nobody. */
function callerOf(state: Record<string, unknown> | undefined): string | null {
  if (state?.[summonField] !== true) return null
  const { user } = state as { user?: { id?: unknown } }
  return typeof user?.id === 'string' ? user.id : null
}
