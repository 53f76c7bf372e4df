'use client'

import { useEffect, useMemo, useState } from 'react'
import { orderedRows } from '@/lib/board/shapes/cards'
import type { CardShape } from '@/lib/board/shapes/cards'

export interface EstimateProblem {
  code:
    | 'syntax'
    | 'unknown_name'
    | 'unknown_unit'
    | 'circular'
    | 'unit_mismatch'
    | 'duplicate_name'
    | 'bad_name'
    | 'not_finite'
    | 'not_allowed'
    | 'too_long'
  name?: string
}
export type EstimateResult =
  | { ok: true; value: { value: number; unit: string; text: string } }
  | { ok: false; problem: EstimateProblem }
  | { ok: null }

const nothing: ReadonlyMap<string, EstimateResult> = new Map()

/** What each row of an estimate comes to. */
export function useEstimate(_shape: CardShape): ReadonlyMap<string, EstimateResult> {
  return nothing
}
