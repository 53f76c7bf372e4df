'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAccount } from '@/components/account/account'

/** For whoever has no account: how to get to write problems. */
export function OwnProblemsHint() {
  const t = useTranslations('library')
  const maySignUp = useAccount().signUp === 'open'
  return (
    <p className="text-label text-text2">
      {t.rich(maySignUp ? 'ownBySignUp' : 'ownBySignIn', {
        link: (words) => (
          <Link
            href={maySignUp ? '/sign-up?next=/problems' : '/sign-in?next=/problems'}
            prefetch={false}
            className="hit-44 rounded-chip underline underline-offset-2 hover:text-text"
          >
            {words}
          </Link>
        ),
      })}
    </p>
  )
}
