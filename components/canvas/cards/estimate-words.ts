import { useTranslations } from 'next-intl'
import type { EstimateProblem } from '@/lib/estimate/estimate'

/** Says why a row of an estimate comes to nothing. */
export function useEstimateWords(): (problem: EstimateProblem) => string {
  const t = useTranslations('estimate')
  return ({ code, name = '', instead = '' }) =>
    (code === 'unknown_name' || code === 'bad_name') && instead !== ''
      ? t(`problems.${code}_near`, { name, instead })
      : t(`problems.${code}`, { name, instead })
}
