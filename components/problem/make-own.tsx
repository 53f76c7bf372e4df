'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { CopyPlus, PencilLine } from 'lucide-react'
import { useAccount } from '@/components/account/account'
import { copyProblem, editPath } from '@/components/problem/problem-requests'
import { useMakeProblem } from '@/components/problem/use-make-problem'
import { Button, type ButtonProps } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/locale'

/** A copy of a problem, to change it; for whoever may open its pack and has an account. */
export function MakeOwn({
  problemId,
  language,
  ...look
}: {
  problemId: string
  /** What the copy is in, of a problem that there is in several. */
  language: Locale
} & Pick<ButtonProps, 'size' | 'variant' | 'className'>) {
  const t = useTranslations('ownProblem')
  const { account } = useAccount()
  const { isBusy, error, make } = useMakeProblem()
  if (!account || account.email === null) return null
  return (
    <>
      <Button {...look} busy={isBusy} onClick={() => void make(() => copyProblem(problemId, language))}>
        {isBusy ? null : <CopyPlus aria-hidden size={16} />}
        {t('makeOwn')}
      </Button>
      {error === undefined ? null : (
        <p role="alert" className="text-ui text-danger">
          {error}
        </p>
      )}
    </>
  )
}

/** The way to the form, for its owner. */
export function EditOwn({
  problemId,
  ...look
}: { problemId: string } & Pick<ButtonProps, 'size' | 'variant' | 'className'>) {
  const t = useTranslations('ownProblem')
  return (
    <Button asChild {...look}>
      <Link href={editPath(problemId)}>
        <PencilLine aria-hidden size={16} />
        {t('edit')}
      </Link>
    </Button>
  )
}
