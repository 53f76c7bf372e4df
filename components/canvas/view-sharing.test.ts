import {
  InstancePresenceRecordType,
  TLINSTANCE_ID,
  type TLInstancePresence,
  type TLStore,
} from '@tldraw/tlschema'
import { afterEach, describe, expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readPresence } from '@/components/canvas/presence'
import { testStore } from '@/components/canvas/testing'
import { type SharedEditor, ViewSharing } from '@/components/canvas/view-sharing'

const opened: Awareness[] = []
afterEach(() => {
  for (const awareness of opened.splice(0)) awareness.destroy()
})

type Camera = ReturnType<SharedEditor['getCamera']>

/** As much of an editor as following needs, and what tldraw's does then: it ends when the followed one goes. */
class Desk {
  readonly store: TLStore = testStore()
  readonly awareness = new Awareness(new Y.Doc())
  readonly told: string[] = []
  editing: string | null = null
  clock = 1_000_000
  goBack: () => void = () => undefined
  readonly views: ViewSharing
  #own = at(0, 0)

  constructor() {
    opened.push(this.awareness)
    this.store.mergeRemoteChanges(() => undefined)
    this.awareness.setLocalState({ presence: {} })
    this.views = new ViewSharing({
      editor: this.#editor(),
      awareness: this.awareness,
      now: () => this.clock,
      onBrought: (name, goBack) => {
        this.told.push(`brought by ${name}`)
        this.goBack = goBack
      },
      onCalled: (name) => this.told.push(`called by ${name}`),
      onSummoned: () => this.told.push('summoned'),
    })
  }

  /** What this person sees. */
  get camera(): Camera {
    const leader = this.#peer(this.following)
    return leader?.camera ? at(leader.camera.x, leader.camera.y) : this.#own
  }

  get following(): string | null {
    return this.store.get(TLINSTANCE_ID)?.followingUserId ?? null
  }

  /** Somebody's presence arrives, from one of their tabs. */
  hear(id: string, x: number, { tab = 1, followingUserId = null as string | null, at: when = 0 } = {}): void {
    const presence = { camera: { x, y: 0, z: 1 }, followingUserId }
    const user = { id, name: id, color: 1 }
    const record = readPresence(this.store, tab, { presence, user }, when)
    if (!record) throw new Error('no presence')
    const own = { ...record, id: InstancePresenceRecordType.createId(`${id}${tab}`) }
    this.store.mergeRemoteChanges(() => this.store.put([own]))
  }

  /** Everybody else vanishes, as when the line breaks. */
  lose(): void {
    const records = this.store.allRecords().filter(({ typeName }) => typeName === 'instance_presence')
    this.store.mergeRemoteChanges(() => {
      this.store.remove(records.map(({ id }) => id))
    })
    if (this.following) this.#setFollowing(null)
  }

  /** An awareness message of somebody arrives. */
  receive(id: string, state: object): void {
    const peer = new Awareness(new Y.Doc())
    opened.push(peer)
    peer.setLocalState({ ...state, user: { id } })
    applyAwarenessUpdate(this.awareness, encodeAwarenessUpdate(peer, [peer.clientID]), 'remote')
  }

  call(id: string): void {
    this.receive(id, { presence: {}, summon: true })
  }

  /** The person moves their view by hand. */
  pan(x: number): void {
    this.#setFollowing(null)
    this.#own = at(x, 0)
    this.stir()
  }

  /** Anything happens on the screen. */
  stir(): void {
    this.store.update(TLINSTANCE_ID, (instance) => ({ ...instance, isFocused: !instance.isFocused }))
  }

  #peer(id: string | null): TLInstancePresence | undefined {
    return this.store.query
      .records('instance_presence')
      .get()
      .find(({ userId }) => userId === id)
  }

  #setFollowing(followingUserId: string | null): void {
    this.store.update(TLINSTANCE_ID, (instance) => ({ ...instance, followingUserId }))
  }

  #editor(): SharedEditor {
    const editor = {
      store: this.store,
      user: { getId: () => 'me' },
      inputs: { isPointing: false },
      getCamera: () => this.camera,
      setCamera: (camera: Camera) => {
        this.#own = at(camera.x, camera.y)
      },
      getCollaborators: () => this.store.query.records('instance_presence').get(),
      getEditingShapeId: () => this.editing,
      getInstanceState: () => this.store.get(TLINSTANCE_ID),
      startFollowingUser: (id: string) => this.#setFollowing(this.#peer(id) ? id : null),
      stopFollowingUser: () => {
        this.#own = this.camera
        this.#setFollowing(null)
      },
    }
    return editor as unknown as SharedEditor
  }
}

function at(x: number, y: number): Camera {
  return { x, y, z: 1 } as Camera
}

describe('following', () => {
  test('shows what the other sees, and tells who is followed and who follows', () => {
    const desk = new Desk()
    desk.hear('jun', 300)
    desk.hear('ann', 0, { followingUserId: 'me' })
    desk.hear('ann', 0, { tab: 2 })
    expect(desk.views.getState()).toEqual({ following: null, followers: ['ann'], reachable: ['ann', 'jun'] })
    desk.views.follow('jun')
    expect(desk.camera.x).toBe(300)
    expect(desk.views.getState().following).toBe('jun')
    desk.hear('jun', 500)
    expect(desk.camera.x).toBe(500)
    desk.views.stopFollowing()
    desk.hear('jun', 700)
    expect(desk.camera.x).toBe(500)
  })

  test('the key follows who was active last, ends it, and comes back to who was followed last', () => {
    const desk = new Desk()
    desk.views.toggle()
    expect(desk.following).toBeNull()
    desk.hear('ann', 1, { at: 10 })
    desk.hear('jun', 2, { at: 20 })
    desk.views.toggle()
    expect(desk.following).toBe('jun')
    desk.views.toggle()
    expect(desk.following).toBeNull()
    desk.hear('ann', 1, { at: 30 })
    desk.views.toggle()
    expect(desk.following).toBe('jun')
  })

  test('B4 when the line breaks the view stays, and it goes on when the followed one is back', () => {
    const desk = new Desk()
    desk.hear('jun', 300)
    desk.views.follow('jun')
    desk.hear('jun', 400)
    desk.lose()
    expect(desk.camera.x).toBe(400)
    expect(desk.views.getState().following).toBeNull()
    desk.hear('ann', 0)
    expect(desk.following).toBeNull()
    desk.hear('jun', 500, { tab: 2 })
    expect(desk.following).toBe('jun')
    expect(desk.camera.x).toBe(500)
  })

  test('B4 it does not go on for whoever has moved since, has ended it, or after a minute', () => {
    for (const change of [
      (desk: Desk) => desk.pan(7),
      (desk: Desk) => desk.views.stopFollowing(),
      (desk: Desk) => (desk.clock += 60_001),
    ]) {
      const desk = new Desk()
      desk.hear('jun', 300)
      desk.views.follow('jun')
      desk.lose()
      change(desk)
      desk.hear('jun', 500)
      expect(desk.following).toBeNull()
    }
  })
})

describe('bringing everyone here', () => {
  test('a call takes the view to the caller’s until one moves, and back on request', () => {
    const desk = new Desk()
    desk.pan(7)
    desk.hear('mina', 300)
    desk.call('mina')
    expect(desk.told).toEqual(['brought by mina'])
    expect(desk.camera.x).toBe(300)
    desk.goBack()
    expect(desk.camera.x).toBe(7)
    expect(desk.following).toBeNull()
  })

  test('whoever followed somebody else goes back to following them', () => {
    const desk = new Desk()
    desk.hear('jun', 100)
    desk.hear('mina', 300)
    desk.views.follow('jun')
    desk.call('mina')
    expect(desk.camera.x).toBe(300)
    desk.goBack()
    expect(desk.following).toBe('jun')
  })

  test('a call waits for whoever is typing', () => {
    const desk = new Desk()
    desk.hear('mina', 300)
    desk.editing = 'shape:x'
    desk.call('mina')
    desk.stir()
    expect(desk.told).toEqual(['called by mina'])
    expect(desk.following).toBeNull()
    desk.editing = null
    desk.stir()
    expect(desk.told).toEqual(['called by mina', 'brought by mina'])
    expect(desk.camera.x).toBe(300)
  })

  test('a call that waited too long, or whose caller has left, is forgotten', () => {
    for (const change of [(desk: Desk) => (desk.clock += 60_001), (desk: Desk) => desk.lose()]) {
      const desk = new Desk()
      desk.hear('mina', 300)
      desk.editing = 'shape:x'
      desk.call('mina')
      change(desk)
      desk.editing = null
      desk.stir()
      expect(desk.told).toEqual(['called by mina'])
    }
  })

  test('B4 what awareness holds already when the board opens, and every other message, calls nobody', () => {
    const desk = new Desk()
    desk.hear('mina', 300)
    desk.receive('mina', { presence: {} })
    desk.receive('mina', { presence: {}, summon: 'yes' })
    desk.receive('me', { presence: {}, summon: true })
    desk.receive('stranger', { presence: {}, summon: true })
    expect(desk.told).toEqual([])
  })

  test('B4 one’s own call is one message, with nothing left of it for whoever comes later', () => {
    const desk = new Desk()
    desk.hear('jun', 100)
    desk.views.follow('jun')
    const sent: unknown[] = []
    desk.awareness.on('update', () => sent.push(desk.awareness.getLocalState()))
    desk.views.summon()
    expect(sent).toEqual([{ presence: {}, summon: true }, { presence: {} }])
    expect(desk.awareness.getLocalState()).toEqual({ presence: {} })
    expect(desk.following).toBeNull()
    expect(desk.told).toEqual(['summoned'])
  })
})
