'use client'

import { useTranslations } from 'next-intl'
import { becomeInterview } from '@/components/interview/interview-requests'
import { SetupDialog } from '@/components/interview/setup-dialog'

/** "Run an interview here" (R5e): the same set-up, for the room one is in. */
export function RunInterviewDialog(props: {
  roomId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('setup')
  return (
    <SetupDialog
      {...props}
      heading={t('runHereHeading')}
      lead={t('runHereLead')}
      submitLabel={t('runHereSubmit')}
      onSubmit={(setup, problemId) => becomeInterview(props.roomId, problemId, setup)}
    />
  )
}
