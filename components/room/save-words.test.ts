import { describe, expect, test } from 'vitest'
import { nextSaveWords, type SaveState, type SaveWords } from '@/components/room/save-words'

function after(...states: SaveState[]): SaveWords {
  return states.reduce<SaveWords>(nextSaveWords, { say: 'saved' })
}

const saved: SaveState = { state: 'saved', unsaved: 0 }
const saving: SaveState = { state: 'saving', unsaved: 1 }
const offline = (unsaved: number): SaveState => ({ state: 'offline', unsaved })

describe('B3 the save indicator', () => {
  test('B3 goes from saving to saved', () => {
    expect(after(saving)).toEqual({ say: 'saving' })
    expect(after(saving, saved)).toEqual({ say: 'saved' })
  })

  test('B3 counts what is kept offline', () => {
    expect(after(saved, offline(0), offline(3), offline(12))).toMatchObject({ say: 'offline', unsaved: 12 })
  })

  test('B3 says how many were saved once all are, not before', () => {
    expect(after(offline(12), saving)).toMatchObject({ say: 'offline', unsaved: 12 })
    expect(after(offline(12), saving, saved)).toEqual({ say: 'back', count: 12 })
  })

  test('B3 counts all that waited, also when the line broke again in between', () => {
    expect(after(offline(12), saving, offline(5))).toMatchObject({ say: 'offline', unsaved: 5 })
    expect(after(offline(12), saving, offline(5), saving, saved)).toEqual({ say: 'back', count: 12 })
  })

  test('B3 says nothing special when nothing was kept', () => {
    expect(after(offline(0), saved)).toEqual({ say: 'saved' })
  })

  test('B3 leaves the good news as soon as there is something new to save', () => {
    expect(after(offline(2), saved, saving)).toEqual({ say: 'saving' })
    expect(after(offline(2), saved, saving, saved)).toEqual({ say: 'saved' })
  })

  test('B3 keeps the same words for the same state', () => {
    const words = after(offline(2))
    expect(nextSaveWords(words, offline(2))).toBe(words)
  })
})
