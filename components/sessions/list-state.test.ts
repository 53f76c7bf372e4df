import { expect, test } from 'vitest'
import { type ListedPage, listState } from '@/components/sessions/list-state'

const page = (path: string): ListedPage => ({ path, rooms: [], next: null, hasArchived: false })

test('V4 what another search found never passes for what this one finds', () => {
  const before = [page('?text=feed')]
  expect(listState({ data: before, error: undefined, path: '?text=feed' })).toEqual({
    ...{ pages: before, isLoading: false, hasFailed: false },
  })
  // It stays on screen while the next one is on its way, and says so.
  expect(listState({ data: before, error: undefined, path: '?text=pay' })).toEqual({
    ...{ pages: before, isLoading: true, hasFailed: false },
  })
  expect(listState({ data: before, error: new Error('offline'), path: '?text=pay' })).toEqual({
    ...{ pages: [], isLoading: false, hasFailed: true },
  })
})

test('V4 a list that could not be read again stays; one that never came says so', () => {
  const own = [page('?')]
  const error = new Error('offline')
  expect(listState({ data: own, error, path: '?' })).toEqual({
    ...{ pages: own, isLoading: false, hasFailed: false },
  })
  expect(listState({ data: undefined, error, path: '?' }).hasFailed).toBe(true)
  expect(listState({ data: undefined, error: undefined, path: '?' }).isLoading).toBe(true)
})
