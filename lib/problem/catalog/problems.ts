/**
 * The built-in problems. Only server code may import from this folder: what is in it is the interviewers'
 * alone, and whatever a component imports can end up in a script that everybody gets (P3).
 */
import { en as mapsEn } from '@/lib/problem/catalog/google-maps/en'
import { ko as mapsKo } from '@/lib/problem/catalog/google-maps/ko'
import { structure as maps } from '@/lib/problem/catalog/google-maps/structure'
import { en as nearbyEn } from '@/lib/problem/catalog/nearby-friends/en'
import { ko as nearbyKo } from '@/lib/problem/catalog/nearby-friends/ko'
import { structure as nearby } from '@/lib/problem/catalog/nearby-friends/structure'
import { en as paymentEn } from '@/lib/problem/catalog/payment-system/en'
import { ko as paymentKo } from '@/lib/problem/catalog/payment-system/ko'
import { structure as payment } from '@/lib/problem/catalog/payment-system/structure'
import { en as proximityEn } from '@/lib/problem/catalog/proximity-service/en'
import { ko as proximityKo } from '@/lib/problem/catalog/proximity-service/ko'
import { structure as proximity } from '@/lib/problem/catalog/proximity-service/structure'
import { type Problem, readProblem } from '@/lib/problem/problem'

/** Every problem that is complete, in the order of the library. A problem that is not complete stops the start. */
export const problems: readonly Problem[] = [
  readProblem(proximity, { en: proximityEn, ko: proximityKo }),
  readProblem(nearby, { en: nearbyEn, ko: nearbyKo }),
  readProblem(maps, { en: mapsEn, ko: mapsKo }),
  readProblem(payment, { en: paymentEn, ko: paymentKo }),
]

/** The problem of an id, or null. */
export function findProblem(id: string): Problem | null {
  return problems.find(({ structure }) => structure.id === id) ?? null
}
