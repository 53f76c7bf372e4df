/**
 * The built-in problems. Only server code may import from this folder: what is in it is the interviewers'
 * alone, and whatever a component imports can end up in a script that everybody gets (P3).
 */
import { en as clicksEn } from '@/lib/problem/catalog/ad-click-aggregation/en'
import { ko as clicksKo } from '@/lib/problem/catalog/ad-click-aggregation/ko'
import { structure as clicks } from '@/lib/problem/catalog/ad-click-aggregation/structure'
import { en as queueEn } from '@/lib/problem/catalog/message-queue/en'
import { ko as queueKo } from '@/lib/problem/catalog/message-queue/ko'
import { structure as queue } from '@/lib/problem/catalog/message-queue/structure'
import { en as monitoringEn } from '@/lib/problem/catalog/metrics-monitoring/en'
import { ko as monitoringKo } from '@/lib/problem/catalog/metrics-monitoring/ko'
import { structure as monitoring } from '@/lib/problem/catalog/metrics-monitoring/structure'
import { en as paymentEn } from '@/lib/problem/catalog/payment-system/en'
import { ko as paymentKo } from '@/lib/problem/catalog/payment-system/ko'
import { structure as payment } from '@/lib/problem/catalog/payment-system/structure'
import { type Problem, readProblem } from '@/lib/problem/problem'

/** Every problem that is complete, in the order of the library. A problem that is not complete stops the start. */
export const problems: readonly Problem[] = [
  readProblem(queue, { en: queueEn, ko: queueKo }),
  readProblem(monitoring, { en: monitoringEn, ko: monitoringKo }),
  readProblem(clicks, { en: clicksEn, ko: clicksKo }),
  readProblem(payment, { en: paymentEn, ko: paymentKo }),
]

/** The problem of an id, or null. */
export function findProblem(id: string): Problem | null {
  return problems.find(({ structure }) => structure.id === id) ?? null
}
