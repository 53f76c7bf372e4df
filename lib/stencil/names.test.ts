import { describe, expect, test } from 'vitest'
import { stencilFigures } from '@/lib/stencil/figures'
import { stencilKinds } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import { isPublished, ownSources, publishedSources } from '@/lib/stencil/sources'

describe('T1 T2 what is said of each kind', () => {
  test('T1: there are 40 kinds, each with a name of its own in both languages', () => {
    expect(stencilKinds).toHaveLength(40)
    expect(Object.keys(stencilNames).sort()).toEqual([...stencilKinds].sort())
    for (const language of ['en', 'ko'] as const) {
      const names = stencilKinds.map((kind) => stencilNames[kind][language])
      expect(new Set(names).size).toBe(40)
      expect(names.every((name) => name.trim() === name && name !== '')).toBe(true)
    }
  })

  test('T1: other words are in lower case, and none is the name over again', () => {
    for (const kind of stencilKinds) {
      const { en, aliases } = stencilNames[kind]
      expect(aliases, kind).toEqual(aliases.map((alias) => alias.toLowerCase()))
      expect(aliases.filter((alias) => alias === en.toLowerCase())).toEqual([])
      expect(new Set(aliases).size).toBe(aliases.length)
    }
  })

  test('T2: every figure lies inside the range its sources give, and every kind names its sources', () => {
    for (const kind of stencilKinds) {
      const { readOps, writeOps, readRange, writeRange, p50Ms, p99Ms, sources, ...rest } =
        stencilFigures[kind]
      for (const [ops, range] of [
        [readOps, readRange],
        [writeOps, writeRange],
      ] as const) {
        expect(ops === null, kind).toBe(range === null)
        if (ops !== null && range !== null) {
          expect(ops, kind).toBeGreaterThanOrEqual(range[0])
          expect(ops, kind).toBeLessThanOrEqual(range[1])
        }
      }
      expect(p99Ms, kind).toBeGreaterThanOrEqual(p50Ms)
      for (const availability of [rest.availability, rest.instanceAvailability]) {
        expect(availability, kind).toBeGreaterThan(0.9)
        expect(availability, kind).toBeLessThanOrEqual(1)
      }
      expect(sources.length, kind).toBeGreaterThan(0)
      for (const source of sources)
        expect(isPublished(source) || ownSources.some((own) => own === source), source).toBe(true)
    }
    expect(Object.values(publishedSources).every((title) => title.length > 0)).toBe(true)
  })
})
