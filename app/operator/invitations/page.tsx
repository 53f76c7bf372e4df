import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { adminOfPage } from '@/app/operator/admin-of-page'
import { Invitations } from '@/components/operator/invitations'
import { OperatorFrame } from '@/components/operator/operator-frame'
import { readInstance } from '@/server/queries/instance'
import { signUpInvites } from '@/server/queries/sign-up-invites'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  await adminOfPage()
  const t = await getTranslations('operator.tabs')
  return { title: t('invitations') }
}

/** Invitations to sign up. */
export default async function InvitationsPage() {
  await adminOfPage()
  const [invites, { signUp }] = await Promise.all([signUpInvites(runtime()), readInstance(runtime())])
  return (
    <OperatorFrame current="invitations">
      <Invitations invites={invites} signUp={signUp} sendsMail={runtime().mail !== null} />
    </OperatorFrame>
  )
}
