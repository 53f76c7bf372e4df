import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { adminOfPage } from '@/app/operator/admin-of-page'
import { OperatorFrame } from '@/components/operator/operator-frame'
import { People } from '@/components/operator/people'
import { findAccounts } from '@/server/queries/accounts'
import { runtime } from '@/server/runtime'

interface PeoplePageProps {
  searchParams: Promise<{ search?: string | string[]; page?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  await adminOfPage()
  const t = await getTranslations('operator.tabs')
  return { title: t('people') }
}

/** Everybody who has an account. */
export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const { email } = await adminOfPage()
  const params = await searchParams
  const search = typeof params.search === 'string' ? params.search : ''
  const found = await findAccounts(runtime(), { search, page: Number(params.page ?? 1) })
  return (
    <OperatorFrame current="people">
      <People {...found} search={search} ownEmail={email} sendsMail={runtime().mail !== null} />
    </OperatorFrame>
  )
}
