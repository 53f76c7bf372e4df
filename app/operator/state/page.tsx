import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { adminOfPage } from '@/app/operator/admin-of-page'
import { OperatorFrame } from '@/components/operator/operator-frame'
import { State } from '@/components/operator/state'
import { readInstanceState } from '@/server/queries/instance-state'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  await adminOfPage()
  const t = await getTranslations('operator.tabs')
  return { title: t('state') }
}

/** What is switched on, and how much there is. */
export default async function StatePage() {
  const { email } = await adminOfPage()
  return (
    <OperatorFrame current="state">
      <State state={await readInstanceState(runtime())} ownEmail={email} />
    </OperatorFrame>
  )
}
