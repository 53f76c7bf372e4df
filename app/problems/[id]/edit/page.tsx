import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ProblemEditor } from '@/components/problem/edit/problem-editor'
import { SiteHeader } from '@/components/site/site-header'
import { AppError } from '@/lib/errors'
import type { OwnProblemView } from '@/lib/problem/own-problem-view'
import { accountOfPage } from '@/server/auth/account'
import { readOwnView, requireOwner } from '@/server/queries/own-problems'
import { runtime } from '@/server/runtime'

interface EditPageProps {
  params: Promise<{ id: string }>
}

/** The problem for whoever wrote it, once a request. Strangers sign in first; for everybody else there is no such page. */
const loadOwn = cache(async (problemId: string): Promise<OwnProblemView> => {
  const account = await accountOfPage()
  if (!account) redirect(`/sign-in?next=${encodeURIComponent(`/problems/${problemId}/edit`)}`)
  if (account.email === null) notFound()
  const { userId } = account
  try {
    await requireOwner(runtime(), { userId, problemId })
    return await readOwnView(runtime(), { userId, problemId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

export async function generateMetadata({ params }: EditPageProps): Promise<Metadata> {
  const [{ draft }, t] = await Promise.all([loadOwn((await params).id), getTranslations('ownProblem')])
  return { title: t('metaTitle', { title: draft.title.trim().slice(0, 80) || t('untitled') }) }
}

/** Writing a problem of one's own (P4). */
export default async function EditPage({ params }: EditPageProps) {
  const problem = await loadOwn((await params).id)
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <ProblemEditor key={problem.id} problem={problem} />
    </div>
  )
}
