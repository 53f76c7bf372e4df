'use client'

import { useTranslations } from 'next-intl'
import { useAccount } from '@/components/account/account'
import { StartGate } from '@/components/account/start-gate'
import { StudyForm, type StudyFormProps } from '@/components/study/study-form'

/** Planning a path, or what it takes to. */
export function NewStudyPath(props: StudyFormProps) {
  const { hosting } = useAccount()
  const t = useTranslations('study.form')
  return (
    <>
      <div className="flex max-w-180 flex-col gap-2">
        <h1 className="text-report font-semibold tracking-tight">{t('heading')}</h1>
        {hosting === 'may' ? <p className="text-title text-text2">{t('lead')}</p> : null}
      </div>
      {hosting === 'may' ? (
        <StudyForm {...props} />
      ) : (
        <div className="max-w-120">
          <StartGate hosting={hosting} />
        </div>
      )}
    </>
  )
}
