import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inks } from '@/components/canvas/shapes/inks'
import { drawings } from '@/components/canvas/stencil-icons/drawings'
import { categoryOf, stencilKinds } from '@/lib/stencil/kinds'

describe('T1 icons', () => {
  test('T1: every kind has one of its own, with one filled part', () => {
    expect(Object.keys(drawings).sort()).toEqual([...stencilKinds].sort())
    const whole = stencilKinds.map((kind) => JSON.stringify(drawings[kind]))
    expect(new Set(whole).size).toBe(stencilKinds.length)
    for (const kind of stencilKinds) expect(drawings[kind].fill, kind).toMatch(/^M/)
  })

  test('T1: what others run is dashed, and hexagons are for what keeps the rest running', () => {
    for (const kind of stencilKinds) {
      const isOutside = categoryOf(kind) === 'external' || kind === 'relational_replica'
      expect(drawings[kind].dashed !== undefined, kind).toBe(isOutside)
    }
  })

  test('T1: a picture has the colours of the page', () => {
    const css = readFileSync('app/globals.css', 'utf8')
    for (const [category, light] of Object.entries(inks.light.category)) {
      const dark = Object.entries(inks.dark.category).find(([other]) => other === category)?.[1]
      expect(css).toContain(`--category-${category}: light-dark(${light}, ${dark});`)
    }
  })
})
