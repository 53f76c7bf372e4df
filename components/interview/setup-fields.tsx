'use client'

import { useTranslations } from 'next-intl'
import { levels } from '@/lib/levels'
import { rubricIds } from '@/lib/rubric/rubric-ids'
import type { SetupDraft, SetupField } from '@/components/interview/setup-draft'
import { ZoneSelect } from '@/components/interview/zone-select'
import { KeepField } from '@/components/recording/keep-field'
import { PlanPicker } from '@/components/stage/plan-picker'
import { ChoiceCards, ChoiceRow } from '@/components/ui/choice-cards'
import { Field } from '@/components/ui/field'
import { SwitchRow } from '@/components/ui/switch-row'

export interface SetupFieldsProps {
  draft: SetupDraft
  change: (change: Partial<SetupDraft>) => void
  wrong: readonly SetupField[]
  /** The clock has been started: what was agreed stands. */
  isStarted?: boolean
}

/** How it goes: level, stages, coached or realistic, rubric. */
export function HowFields({ draft, change, wrong, isStarted = false }: SetupFieldsProps) {
  const t = useTranslations('setup')
  return (
    <>
      <ChoiceRow
        label={t('level')}
        value={draft.level}
        options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))}
        onChoose={(level) => change({ level })}
      />
      {isStarted ? null : (
        <div className="flex flex-col gap-1.5">
          <p aria-hidden className="text-label font-semibold">
            {t('plan')}
          </p>
          <PlanPicker value={draft.plan} onChange={(plan) => change({ plan })} />
          {wrong.includes('plan') ? (
            <p role="alert" className="text-ui text-danger">
              {t('problems.plan')}
            </p>
          ) : null}
        </div>
      )}
      {draft.kind === 'practice' ? null : (
        <ChoiceCards
          label={t('style')}
          value={draft.isCoached ? 'coached' : 'realistic'}
          options={(['realistic', 'coached'] as const).map((value) => ({
            value,
            label: t(value),
            hint: t(`${value}Hint`),
          }))}
          onChoose={(style) => change({ isCoached: style === 'coached' })}
        />
      )}
      <ChoiceCards
        label={t('rubric')}
        value={draft.rubric}
        options={rubricIds.map((value) => ({
          value,
          label: t(`rubrics.${value}`),
          hint: t(`rubricHints.${value}`),
        }))}
        onChoose={(rubric) => change({ rubric })}
      />
    </>
  )
}

/** Who comes and when: recording, observers, the call, the time. */
export function TogetherFields({
  draft,
  change,
  wrong,
  isStarted = false,
  isTimed = true,
  longestDays,
  isAgreed = false,
}: SetupFieldsProps & {
  /** Whether the time is asked for here. */
  isTimed?: boolean
  /** The longest that the recording may be kept, in days; null as long as its room. */
  longestDays: number | null
  /** Whether others have agreed to the recording. */
  isAgreed?: boolean
}) {
  const t = useTranslations('setup')
  const problem = (field: SetupField) => (wrong.includes(field) ? t(`problems.${field}`) : undefined)
  return (
    <>
      {isStarted || !isTimed ? null : (
        <div className="flex flex-col gap-2">
          <Field
            type="datetime-local"
            name="scheduledAt"
            label={t('when')}
            hint={t('whenHint')}
            error={problem('scheduledAt')}
            value={draft.wall}
            onChange={(event) => change({ wall: event.target.value })}
          />
          {draft.wall === '' ? null : (
            <ZoneSelect
              label={t('zone')}
              value={draft.timeZone}
              error={problem('timeZone')}
              onChoose={(timeZone) => change({ timeZone })}
            />
          )}
        </div>
      )}
      <Field
        name="callUrl"
        inputMode="url"
        label={t('call')}
        hint={t('callHint')}
        placeholder={t('callPlaceholder')}
        error={problem('callUrl')}
        value={draft.callUrl}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change({ callUrl: event.target.value })}
      />
      {isStarted ? null : (
        <SwitchRow
          label={t('recorded')}
          hint={t('recordedHint')}
          checked={draft.isRecorded}
          onChange={(isRecorded) => change({ isRecorded })}
        />
      )}
      {draft.isRecorded ? (
        <KeepField
          value={draft.recordingDays}
          longest={longestDays}
          isAgreed={isAgreed}
          onChoose={(recordingDays) => change({ recordingDays })}
        />
      ) : null}
      <SwitchRow
        label={t('observersSeePrivate')}
        hint={t('observersSeePrivateHint')}
        checked={draft.observersSeePrivate}
        onChange={(observersSeePrivate) => change({ observersSeePrivate })}
      />
    </>
  )
}
