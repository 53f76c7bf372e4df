'use client'

import { useTranslations } from 'next-intl'
import type { GuideView } from '@/lib/problem/guide-view'
import { type CheckId, checksOf } from '@/lib/stage/checks'
import type { StageId } from '@/lib/stage/stages'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { CheckList } from '@/components/guide/check-list'
import { Fold } from '@/components/guide/fold'
import { tickCheck } from '@/components/guide/guide-requests'
import type { Guide } from '@/components/guide/use-guide'
import { useRequest } from '@/components/guide/use-request'

interface OwnChecksProps {
  stage: StageId
  guide: GuideView
  change: Guide['change']
}

/** What of the stage this interviewer has seen: their own ticks, nobody else's to know (S4). */
export function OwnChecks({ stage, guide, change }: OwnChecksProps) {
  const t = useTranslations('checks')
  const scene = useRoomScene()
  const { run } = useRequest()
  const { roomId, kind, interview } = scene
  const isOf = (check: CheckId) => (tick: { stage: StageId; check: string }) =>
    tick.stage === stage && tick.check === check

  const tick = (check: CheckId, ticked: boolean) => {
    const others = (from: GuideView) => from.ticks.filter((one) => !isOf(check)(one))
    const changed = (from: GuideView, isOn: boolean): GuideView => ({
      ...from,
      ticks: isOn ? [...others(from), { stage, check }] : others(from),
    })
    const show = (isOn: boolean) => change((from) => from && changed(from, isOn), { revalidate: false })
    void run(async () => {
      await show(ticked)
      try {
        await tickCheck(roomId, { stage, check }, ticked)
      } catch (error) {
        await show(!ticked)
        throw error
      }
    })
  }

  const isTicked = (check: CheckId) => guide.ticks.some(isOf(check))
  const checks: readonly CheckId[] = checksOf[stage]
  return (
    <Fold
      name="checks"
      title={t(kind === 'practice' ? 'own' : 'title')}
      count={t('count', { ticked: checks.filter(isTicked).length, of: checks.length })}
      isOpenAtFirst
    >
      <CheckList
        stage={stage}
        isTicked={isTicked}
        isTickedByCandidate={(check) => interview?.sharedTicks.some(isOf(check)) ?? false}
        onTick={mayDo(scene, 'check.tick') ? tick : null}
      />
    </Fold>
  )
}
