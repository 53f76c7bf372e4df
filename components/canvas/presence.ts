/**
 * Who points where. Out: the cursor, selection, view and laser of this person go into the awareness field
 * `presence`, at most 30 times a second and never more than the server takes (B7). In: what the server has
 * stamped with `user` becomes an instance_presence record. Whatever a peer sends, nothing in here throws.
 */
import {
  getDefaultUserPresence,
  InstancePageStateRecordType,
  InstancePresenceRecordType,
  TLINSTANCE_ID,
  TLPOINTER_ID,
  type TLInstancePresence,
  type TLScribble,
  type TLStore,
} from '@tldraw/tlschema'
import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { type Editing, maxStateBytes, type PresenceField } from '@/lib/board/awareness'
import { isObject } from '@/lib/board/json'
import { boardSchema } from '@/lib/board/schema'
import { personColor } from '@/lib/people-colors'
import { type Scheduler, Throttle } from '@/lib/schedule'

/** Shortest time between two awareness messages, in ms. */
export const presenceIntervalMs = 34
/** The largest state that is sent, in characters of JSON, all of them ASCII: a little below what the server takes. */
export const maxPresenceLength = maxStateBytes - 500
const maxSelected = 60
const maxLaserPoints = 40

export interface PresenceOptions {
  store: TLStore
  awareness: Awareness
  scheduler: Scheduler
  /** The participant at this browser. Their other connections are not shown. */
  selfId: string
  /** Asked before every message: false for observers, of whom nothing is sent. */
  canSend: () => boolean
}

const stamp = z.object({ id: z.string(), name: z.string(), color: z.number().int() })
const editingField = z.object({
  shapeId: z.string().startsWith('shape:').max(200),
  part: z.string().max(200).optional(),
})

/** Keeps both directions going until the answer is called. */
export function bindPresence({ store, awareness, scheduler, selfId, canSend }: PresenceOptions): () => void {
  const stops: (() => void)[] = []

  const throttle = new Throttle(scheduler, presenceIntervalMs, () => {
    const presence = canSend() ? ownPresence(store, selfId) : null
    if (presence || shows(awareness)) awareness.setLocalStateField('presence', presence)
  })
  stops.push(store.listen(() => throttle.request(), { source: 'user', scope: 'session' }))
  stops.push(() => {
    throttle.cancel()
    if (shows(awareness)) awareness.setLocalStateField('presence', null)
  })
  throttle.request()

  const show = (clientIds: Iterable<number>) => {
    const put: TLInstancePresence[] = []
    const remove: TLInstancePresence['id'][] = []
    for (const clientId of clientIds) {
      if (clientId === awareness.clientID) continue
      const record = readPresence(store, clientId, awareness.getStates().get(clientId), scheduler.now())
      if (record && record.userId !== selfId) put.push(record)
      else remove.push(presenceId(clientId))
    }
    store.mergeRemoteChanges(() => {
      store.remove(remove.filter((id) => store.has(id)))
      store.put(put)
    })
  }
  const onChange = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ) => {
    if (origin !== 'local') show([...added, ...updated, ...removed])
  }
  awareness.on('change', onChange)
  show(awareness.getStates().keys())
  stops.push(() => {
    awareness.off('change', onChange)
    store.mergeRemoteChanges(() => {
      store.remove(
        store.allRecords().flatMap((record) => (record.typeName === 'instance_presence' ? [record.id] : [])),
      )
    })
  })

  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether others are shown anything of this person. */
function shows(awareness: Awareness): boolean {
  return Boolean(awareness.getLocalState()?.presence)
}

/** What others may see of this person right now; null before the editor has set itself up. */
export function ownPresence(store: TLStore, selfId: string): Record<PresenceField, unknown> | null {
  const state = getDefaultUserPresence(store, { id: selfId })
  if (!state) return null
  const { selectedShapeIds, brush, scribbles, camera, cursor, screenBounds, followingUserId } = state
  // Before the first move the pointer lies at 0, 0, where nobody points.
  const hasMoved = (store.get(TLPOINTER_ID)?.lastActivityTimestamp ?? 0) > 0
  const presence = {
    cursor: hasMoved ? rounded(cursor) : null,
    camera: rounded(camera, 3),
    screenBounds: rounded(screenBounds),
    selectedShapeIds: selectedShapeIds.slice(0, maxSelected),
    brush: rounded(brush),
    scribbles: scribbles.slice(0, 2).map(shortened),
    followingUserId,
    editing: ownEditing(store),
  }
  if (JSON.stringify(presence).length <= maxPresenceLength) return presence
  return {
    ...presence,
    selectedShapeIds: presence.selectedShapeIds.slice(0, 20),
    scribbles: presence.scribbles.slice(0, 1),
  }
}

/** The label this person is typing in (B13). */
function ownEditing(store: TLStore): Editing | null {
  const instance = store.get(TLINSTANCE_ID)
  const page = instance && store.get(InstancePageStateRecordType.createId(instance.currentPageId))
  if (!instance || !page?.editingShapeId) return null
  const { editingPart } = instance.meta
  return { shapeId: page.editingShapeId, ...(typeof editingPart === 'string' && { part: editingPart }) }
}

/** What a peer is typing in, from the record that `readPresence` made of them; null when they are not. */
export function editingOf({ meta }: Pick<TLInstancePresence, 'meta'>): Editing | null {
  return editingField.safeParse(meta.editing).data ?? null
}

/** The record to show for a peer's awareness state; null when there is nothing to show or the state is malformed. */
export function readPresence(
  store: TLStore,
  clientId: number,
  state: unknown,
  now: number,
): TLInstancePresence | null {
  if (!isObject(state) || !isObject(state.presence)) return null
  const user = stamp.safeParse(state.user)
  if (!user.success) return null
  const { cursor, camera, screenBounds, selectedShapeIds, brush, scribbles, followingUserId } = state.presence
  const editing = editingField.safeParse(state.presence.editing).data
  try {
    const record = boardSchema.types.instance_presence.validate({
      ...InstancePresenceRecordType.createDefaultProperties(),
      typeName: 'instance_presence',
      id: presenceId(clientId),
      userId: user.data.id,
      userName: user.data.name,
      color: personColor(user.data.color),
      // A board has one page, and the peer's clock may be wrong: both are ours.
      currentPageId: store.get(TLINSTANCE_ID)?.currentPageId,
      lastActivityTimestamp: now,
      cursor: cursor ?? null,
      camera: camera ?? null,
      screenBounds: screenBounds ?? null,
      selectedShapeIds: selectedShapeIds ?? [],
      brush: brush ?? null,
      scribbles: scribbles ?? [],
      followingUserId: followingUserId ?? null,
      meta: editing ? { editing } : {},
    }) as TLInstancePresence
    // Following somebody divides by their zoom.
    return record.camera && record.camera.z < 0.01 ? { ...record, camera: null } : record
  } catch {
    return null
  }
}

function presenceId(clientId: number): TLInstancePresence['id'] {
  return InstancePresenceRecordType.createId(String(clientId))
}

function shortened(scribble: TLScribble): TLScribble {
  return { ...scribble, points: scribble.points.slice(-maxLaserPoints).map((point) => rounded(point)) }
}

function rounded<T>(value: T, digits = 1): T {
  if (typeof value === 'number') return Number(value.toFixed(digits)) as T
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner, digits)])) as T
}
