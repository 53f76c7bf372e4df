/**
 * The built-in problems. Only server code may import from this folder: what is in it is the interviewers'
 * alone, and whatever a component imports can end up in a script that everybody gets (P3).
 */
import { en as leaderboardEn } from '@/lib/problem/catalog/gaming-leaderboard/en'
import { ko as leaderboardKo } from '@/lib/problem/catalog/gaming-leaderboard/ko'
import { structure as leaderboard } from '@/lib/problem/catalog/gaming-leaderboard/structure'
import { en as paymentEn } from '@/lib/problem/catalog/payment-system/en'
import { ko as paymentKo } from '@/lib/problem/catalog/payment-system/ko'
import { structure as payment } from '@/lib/problem/catalog/payment-system/structure'
import { en as walletEn } from '@/lib/problem/catalog/digital-wallet/en'
import { ko as walletKo } from '@/lib/problem/catalog/digital-wallet/ko'
import { structure as wallet } from '@/lib/problem/catalog/digital-wallet/structure'
import { en as exchangeEn } from '@/lib/problem/catalog/stock-exchange/en'
import { ko as exchangeKo } from '@/lib/problem/catalog/stock-exchange/ko'
import { structure as exchange } from '@/lib/problem/catalog/stock-exchange/structure'
import { type Problem, readProblem } from '@/lib/problem/problem'

/** Every problem that is complete, in the order of the library. A problem that is not complete stops the start. */
export const problems: readonly Problem[] = [
  readProblem(leaderboard, { en: leaderboardEn, ko: leaderboardKo }),
  readProblem(payment, { en: paymentEn, ko: paymentKo }),
  readProblem(wallet, { en: walletEn, ko: walletKo }),
  readProblem(exchange, { en: exchangeEn, ko: exchangeKo }),
]

/** The problem of an id, or null. */
export function findProblem(id: string): Problem | null {
  return problems.find(({ structure }) => structure.id === id) ?? null
}
