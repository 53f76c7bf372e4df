import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordChange } from '@/components/room/record-changes'
import { SaveTracker } from '@/components/room/save-tracker'

const drawn = (...ids: string[]): RecordChange[] => ids.map((id) => ({ kind: 'made', id }))
const set = (id: string, ...path: string[]): RecordChange => ({ kind: 'set', id, path })

/** A tracker on a connection that has exchanged its first sync: SyncStep2 was frame 1 and is acked. */
function online(): SaveTracker {
  const tracker = new SaveTracker()
  tracker.connected()
  tracker.sent(true)
  tracker.acked(1)
  return tracker
}

describe('the save indicator', () => {
  test('B3 a change is saving until its frame is acked', () => {
    const tracker = online()
    expect(tracker.status()).toEqual({ state: 'saved', unsaved: 0 })
    tracker.changed(drawn('a'))
    expect(tracker.status()).toEqual({ state: 'saving', unsaved: 1 })
    tracker.sent(false)
    expect(tracker.status()).toEqual({ state: 'saving', unsaved: 1 })
    tracker.acked(1)
    expect(tracker.status()).toEqual({ state: 'saving', unsaved: 1 })
    tracker.acked(2)
    expect(tracker.status()).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B3 records are counted, not changes', () => {
    const tracker = online()
    for (let i = 0; i < 50; i++) {
      tracker.changed(drawn('a', 'b'))
      tracker.sent(false)
    }
    expect(tracker.status().unsaved).toBe(2)
  })

  test('B3 an ack of an earlier frame does not save what was changed again since', () => {
    const tracker = online()
    tracker.changed(drawn('a'))
    tracker.sent(false)
    tracker.changed(drawn('a'))
    tracker.acked(2)
    expect(tracker.status().unsaved).toBe(1)
    tracker.sent(false)
    tracker.acked(2)
    expect(tracker.status().unsaved).toBe(1)
    tracker.acked(3)
    expect(tracker.status().unsaved).toBe(0)
  })

  test('B3 offline counts what is not saved, drawn before or after the line broke', () => {
    const tracker = online()
    tracker.changed(drawn('a'))
    tracker.sent(false)
    tracker.disconnected()
    tracker.changed(drawn('b', 'c'))
    expect(tracker.status()).toEqual({ state: 'offline', unsaved: 3 })
  })

  test('B3 after a reconnect the SyncStep2 is write frame 1 and carries everything', () => {
    const tracker = online()
    tracker.changed(drawn('a'))
    tracker.sent(false)
    tracker.disconnected()
    tracker.changed(drawn('b'))
    tracker.connected()
    expect(tracker.status()).toEqual({ state: 'saving', unsaved: 2 })
    tracker.sent(true)
    tracker.acked(1)
    expect(tracker.status()).toEqual({ state: 'saved', unsaved: 0 })
  })

  test('B3a a frame before the SyncStep2 of a connection proves nothing', () => {
    const tracker = online()
    tracker.disconnected()
    tracker.changed(drawn('a'))
    tracker.connected()
    tracker.changed(drawn('b'))
    tracker.sent(false)
    tracker.acked(1)
    expect(tracker.status().unsaved).toBe(2)
    tracker.sent(true)
    tracker.acked(2)
    expect(tracker.status().unsaved).toBe(0)
  })

  test('B3 an ack of the last connection does not count on this one', () => {
    const tracker = online()
    tracker.changed(drawn('a'))
    tracker.sent(false)
    tracker.disconnected()
    tracker.connected()
    tracker.acked(2)
    expect(tracker.status().unsaved).toBe(1)
  })

  test('B11 knows which places are not confirmed, each by the frame that carries it', () => {
    const tracker = online()
    tracker.changed([set('a', 'x'), set('a', 'props', 'w')])
    tracker.sent(false)
    tracker.changed([set('a', 'x'), set('b', 'props', 'rows', 'r1', 'text')])
    tracker.sent(false)
    tracker.acked(2)
    expect(tracker.unsaved()).toEqual([set('a', 'x'), set('b', 'props', 'rows', 'r1', 'text')])
    expect(tracker.status().unsaved).toBe(2)
    tracker.acked(3)
    expect(tracker.unsaved()).toEqual([])
  })

  test('B11 a record made or removed takes its earlier changes with it', () => {
    const tracker = online()
    tracker.changed([set('a', 'x'), { kind: 'removed', id: 'a' }])
    expect(tracker.unsaved()).toEqual([{ kind: 'removed', id: 'a' }])
    tracker.changed([{ kind: 'made', id: 'a' }, set('a', 'y')])
    expect(tracker.unsaved()).toEqual([{ kind: 'made', id: 'a' }, set('a', 'y')])
  })

  test('B11 what is taken over is counted no more', () => {
    const tracker = online()
    tracker.changed([...drawn('a'), set('a', 'x'), set('b', 'y')])
    expect(tracker.take('a')).toEqual([...drawn('a'), set('a', 'x')])
    expect(tracker.has('a')).toBe(false)
    expect(tracker.take()).toEqual([set('b', 'y')])
    expect(tracker.status().unsaved).toBe(0)
  })

  test('B3 never says saved while a change has no committed frame', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), id: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('send' as const), isSyncStep2: fc.boolean() }),
      fc.record({ kind: fc.constant('commit' as const) }),
      fc.record({ kind: fc.constant('reconnect' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const tracker = new SaveTracker()
        tracker.connected()
        // The truth: which versions exist here, which the frames of this connection carry, which are committed.
        const here = new Map<string, number>()
        let committed = new Map<string, number>()
        let frames: { carries: Map<string, number> }[] = []
        let complete = false
        let version = 0
        for (const each of steps) {
          if (each.kind === 'change') {
            here.set(each.id, ++version)
            tracker.changed(drawn(each.id))
          } else if (each.kind === 'send') {
            complete ||= each.isSyncStep2
            frames.push({ carries: complete ? new Map(here) : new Map() })
            tracker.sent(each.isSyncStep2)
          } else if (each.kind === 'commit') {
            for (const { carries } of frames) committed = new Map([...committed, ...carries])
            tracker.acked(frames.length)
          } else {
            frames = []
            complete = false
            tracker.disconnected()
            tracker.connected()
          }
          const isSaved = [...here].every(([id, at]) => committed.get(id) === at)
          if (tracker.status().state === 'saved') expect(isSaved).toBe(true)
        }
      }),
    )
  })
})
