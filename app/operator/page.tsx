import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { adminOfPage } from '@/app/operator/admin-of-page'
import { InstanceForm } from '@/components/operator/instance-form'
import { OperatorFrame } from '@/components/operator/operator-frame'
import { readInstance } from '@/server/queries/instance'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  await adminOfPage()
  const t = await getTranslations('operator')
  return { title: t('title') }
}

/** What holds for the whole instance. */
export default async function OperatorPage() {
  await adminOfPage()
  return (
    <OperatorFrame current="instance">
      <InstanceForm instance={await readInstance(runtime())} />
    </OperatorFrame>
  )
}
