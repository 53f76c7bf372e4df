/**
 * The built-in problems. Only server code may import from this folder: what is in it is the interviewers'
 * alone, and whatever a component imports can end up in a script that everybody gets (P3).
 */
import { en as proximityServiceEn } from '@/lib/problem/catalog/proximity-service/en'
import { ko as proximityServiceKo } from '@/lib/problem/catalog/proximity-service/ko'
import { structure as proximityService } from '@/lib/problem/catalog/proximity-service/structure'
import { en as nearbyFriendsEn } from '@/lib/problem/catalog/nearby-friends/en'
import { ko as nearbyFriendsKo } from '@/lib/problem/catalog/nearby-friends/ko'
import { structure as nearbyFriends } from '@/lib/problem/catalog/nearby-friends/structure'
import { en as googleMapsEn } from '@/lib/problem/catalog/google-maps/en'
import { ko as googleMapsKo } from '@/lib/problem/catalog/google-maps/ko'
import { structure as googleMaps } from '@/lib/problem/catalog/google-maps/structure'
import { en as messageQueueEn } from '@/lib/problem/catalog/message-queue/en'
import { ko as messageQueueKo } from '@/lib/problem/catalog/message-queue/ko'
import { structure as messageQueue } from '@/lib/problem/catalog/message-queue/structure'
import { en as metricsMonitoringEn } from '@/lib/problem/catalog/metrics-monitoring/en'
import { ko as metricsMonitoringKo } from '@/lib/problem/catalog/metrics-monitoring/ko'
import { structure as metricsMonitoring } from '@/lib/problem/catalog/metrics-monitoring/structure'
import { en as adClickAggregationEn } from '@/lib/problem/catalog/ad-click-aggregation/en'
import { ko as adClickAggregationKo } from '@/lib/problem/catalog/ad-click-aggregation/ko'
import { structure as adClickAggregation } from '@/lib/problem/catalog/ad-click-aggregation/structure'
import { en as hotelReservationEn } from '@/lib/problem/catalog/hotel-reservation/en'
import { ko as hotelReservationKo } from '@/lib/problem/catalog/hotel-reservation/ko'
import { structure as hotelReservation } from '@/lib/problem/catalog/hotel-reservation/structure'
import { en as distributedEmailEn } from '@/lib/problem/catalog/distributed-email/en'
import { ko as distributedEmailKo } from '@/lib/problem/catalog/distributed-email/ko'
import { structure as distributedEmail } from '@/lib/problem/catalog/distributed-email/structure'
import { en as objectStorageEn } from '@/lib/problem/catalog/object-storage/en'
import { ko as objectStorageKo } from '@/lib/problem/catalog/object-storage/ko'
import { structure as objectStorage } from '@/lib/problem/catalog/object-storage/structure'
import { en as gamingLeaderboardEn } from '@/lib/problem/catalog/gaming-leaderboard/en'
import { ko as gamingLeaderboardKo } from '@/lib/problem/catalog/gaming-leaderboard/ko'
import { structure as gamingLeaderboard } from '@/lib/problem/catalog/gaming-leaderboard/structure'
import { en as paymentSystemEn } from '@/lib/problem/catalog/payment-system/en'
import { ko as paymentSystemKo } from '@/lib/problem/catalog/payment-system/ko'
import { structure as paymentSystem } from '@/lib/problem/catalog/payment-system/structure'
import { en as digitalWalletEn } from '@/lib/problem/catalog/digital-wallet/en'
import { ko as digitalWalletKo } from '@/lib/problem/catalog/digital-wallet/ko'
import { structure as digitalWallet } from '@/lib/problem/catalog/digital-wallet/structure'
import { en as stockExchangeEn } from '@/lib/problem/catalog/stock-exchange/en'
import { ko as stockExchangeKo } from '@/lib/problem/catalog/stock-exchange/ko'
import { structure as stockExchange } from '@/lib/problem/catalog/stock-exchange/structure'
import { type Problem, readProblem } from '@/lib/problem/problem'

/** Every problem that is complete, in the order of the library. A problem that is not complete stops the start. */
export const problems: readonly Problem[] = [
  readProblem(proximityService, { en: proximityServiceEn, ko: proximityServiceKo }),
  readProblem(nearbyFriends, { en: nearbyFriendsEn, ko: nearbyFriendsKo }),
  readProblem(googleMaps, { en: googleMapsEn, ko: googleMapsKo }),
  readProblem(messageQueue, { en: messageQueueEn, ko: messageQueueKo }),
  readProblem(metricsMonitoring, { en: metricsMonitoringEn, ko: metricsMonitoringKo }),
  readProblem(adClickAggregation, { en: adClickAggregationEn, ko: adClickAggregationKo }),
  readProblem(hotelReservation, { en: hotelReservationEn, ko: hotelReservationKo }),
  readProblem(distributedEmail, { en: distributedEmailEn, ko: distributedEmailKo }),
  readProblem(objectStorage, { en: objectStorageEn, ko: objectStorageKo }),
  readProblem(gamingLeaderboard, { en: gamingLeaderboardEn, ko: gamingLeaderboardKo }),
  readProblem(paymentSystem, { en: paymentSystemEn, ko: paymentSystemKo }),
  readProblem(digitalWallet, { en: digitalWalletEn, ko: digitalWalletKo }),
  readProblem(stockExchange, { en: stockExchangeEn, ko: stockExchangeKo }),
]

/** The problem of an id, or null. */
export function findProblem(id: string): Problem | null {
  return problems.find(({ structure }) => structure.id === id) ?? null
}
