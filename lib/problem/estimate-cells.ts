import type { EstimateProblemCode } from '@/lib/estimate/estimate'

export type EstimateCell = 'name' | 'formula' | 'unit'

/** The cell of a row that a problem is about; null where the row is right and only depends on a wrong one. */
export const estimateCells: Record<EstimateProblemCode, EstimateCell | null> = {
  duplicate_name: 'name',
  bad_name: 'name',
  unknown_unit: 'unit',
  wrong_unit: 'unit',
  depends: null,
  syntax: 'formula',
  unknown_name: 'formula',
  circular: 'formula',
  unit_mismatch: 'formula',
  not_finite: 'formula',
  not_allowed: 'formula',
  too_long: 'formula',
}
