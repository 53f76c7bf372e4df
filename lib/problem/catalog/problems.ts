/**
 * The built-in problems. Only server code may import from this folder: what is in it is the interviewers'
 * alone, and whatever a component imports can end up in a script that everybody gets (P3).
 */
import { en as emailEn } from '@/lib/problem/catalog/distributed-email/en'
import { ko as emailKo } from '@/lib/problem/catalog/distributed-email/ko'
import { structure as email } from '@/lib/problem/catalog/distributed-email/structure'
import { en as hotelEn } from '@/lib/problem/catalog/hotel-reservation/en'
import { ko as hotelKo } from '@/lib/problem/catalog/hotel-reservation/ko'
import { structure as hotel } from '@/lib/problem/catalog/hotel-reservation/structure'
import { en as objectsEn } from '@/lib/problem/catalog/object-storage/en'
import { ko as objectsKo } from '@/lib/problem/catalog/object-storage/ko'
import { structure as objects } from '@/lib/problem/catalog/object-storage/structure'
import { en as paymentEn } from '@/lib/problem/catalog/payment-system/en'
import { ko as paymentKo } from '@/lib/problem/catalog/payment-system/ko'
import { structure as payment } from '@/lib/problem/catalog/payment-system/structure'
import { type Problem, readProblem } from '@/lib/problem/problem'

/** Every problem that is complete, in the order of the library. A problem that is not complete stops the start. */
export const problems: readonly Problem[] = [
  readProblem(hotel, { en: hotelEn, ko: hotelKo }),
  readProblem(email, { en: emailEn, ko: emailKo }),
  readProblem(objects, { en: objectsEn, ko: objectsKo }),
  readProblem(payment, { en: paymentEn, ko: paymentKo }),
]

/** The problem of an id, or null. */
export function findProblem(id: string): Problem | null {
  return problems.find(({ structure }) => structure.id === id) ?? null
}
