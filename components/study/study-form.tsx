'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { ArrowRight } from 'lucide-react'
import { nameProblem, titleProblem } from '@/lib/name'
import type { ProblemCard } from '@/lib/problem/brief'
import { builtInPlans } from '@/lib/stage/plan'
import { membersMin } from '@/lib/study/rotation'
import { inOrder, isBadTime, type PathOrder, usualStart, weekTimes } from '@/lib/study/study-path'
import {
  fieldsNamed,
  type SetupField,
  setupOf,
  stillWrong,
  useOwnZone,
  useSetupDraft,
  wrongFields,
} from '@/components/interview/setup-draft'
import { HowFields, TogetherFields } from '@/components/interview/setup-fields'
import { ZoneSelect } from '@/components/interview/zone-select'
import { FormError } from '@/components/room/form-error'
import { RequestRefused } from '@/components/room/request'
import { MemberFields } from '@/components/study/member-fields'
import { type NameRow, notesAfter, repeatedRows } from '@/components/study/name-rows'
import { PlanPreview } from '@/components/study/plan-preview'
import { createPath } from '@/components/study/study-requests'
import { SystemFields } from '@/components/study/system-fields'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'

interface Wrong {
  title?: string
  /** By the key of its line. */
  names: Record<number, string>
  members?: string
  systems?: string
  fields: SetupField[]
  form?: string
}

const nothingWrong: Wrong = { names: {}, fields: [] }

export interface StudyFormProps {
  /** The systems that a week can be about. */
  systems: readonly ProblemCard[]
  /** Whoever plans it, who is mostly in it. */
  ownName: string
  /** The longest that this instance keeps recordings, in days; null as long as their room. */
  longestDays: number | null
  /** ms since 1970. */
  now: number
}

/** From names and a first evening to a plan of weeks; what it comes to stands beside it all along. */
export function StudyForm({ systems, ownName, longestDays, now }: StudyFormProps) {
  const t = useTranslations('study.form')
  const words = useTranslations('fields')
  const setupWords = useTranslations('setup')
  const router = useRouter()
  const zone = useOwnZone()
  const [title, setTitle] = useState('')
  const [rows, setRows] = useState<NameRow[]>(() => [ownName, '', ''].map((name, key) => ({ key, name })))
  const [order, setOrder] = useState<PathOrder>('suggested')
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [draft, changeDraft] = useSetupDraft({
    kind: 'interview',
    problemId: null,
    plan: [...builtInPlans[60]],
    timeZone: zone,
    wall: usualStart(now, zone),
  })
  const [wrong, setWrong] = useState(nothingWrong)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const ordered = inOrder(systems, order)
  const taken = ordered.filter(({ id }) => !leftOut.has(id))
  const named = rows.filter(({ name }) => name.trim() !== '')
  const { scheduledAt: firstAt, timeZone, ...setup } = setupOf(draft)
  const times = firstAt === null || firstAt === 0 ? null : weekTimes(firstAt, draft.timeZone, taken.length)

  /** What was said of a field goes when it changes. */
  const mend = (mended: (before: Wrong) => Partial<Wrong>) =>
    setWrong(({ form: _, ...before }) => ({ ...before, ...mended(before) }))
  const forget = (field: 'title' | 'members' | 'systems') =>
    setWrong(({ form: _, [field]: __, ...before }) => before)
  const change: typeof changeDraft = (part) => {
    changeDraft(part)
    mend(({ fields }) => ({ fields: stillWrong(fields, part) }))
  }
  const changeRows = (next: NameRow[]) => {
    setRows(next)
    forget('members')
    mend(({ names }) => ({ names: notesAfter(names, rows, next) }))
  }

  /** What is wrong before anything is sent; null when nothing is. */
  function judge(): Wrong | null {
    const names: Record<number, string> = {}
    for (const key of repeatedRows(named)) names[key] = t('repeated')
    for (const { key, name } of named) {
      const problem = nameProblem(name)
      if (problem) names[key] = words(problem)
    }
    const badTitle = title.trim() === '' ? null : titleProblem(title)
    const fields = wrongFields({ ...setup, scheduledAt: null, timeZone: null }, now)
    if (!times || isBadTime(times, draft.timeZone, Date.now())) fields.push('scheduledAt')
    const isTooFew = named.length < membersMin
    if (Object.keys(names).length === 0 && !badTitle && fields.length === 0 && !isTooFew) return null
    return {
      names,
      fields,
      ...(badTitle && { title: words(badTitle) }),
      ...(isTooFew && { members: t('tooFew') }),
    }
  }

  function refuse(found: Wrong) {
    setWrong(found)
    // After the fields are marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const found = judge()
    if (found || firstAt === null || timeZone === null) return refuse(found ?? nothingWrong)
    setBusy(true)
    setWrong(nothingWrong)
    try {
      const { id } = await createPath({
        title: title.trim() === '' ? t('defaultTitle') : title,
        members: named.map(({ name }) => name),
        systems: taken.map((system) => system.id),
        ...{ firstAt, timeZone, setup },
      })
      router.push(`/study/${id}`)
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      setBusy(false)
      refuse(wrongOf(error))
    }
  }

  /** What the server refused, at its fields. */
  function wrongOf({ fields, message }: RequestRefused): Wrong {
    const names: Record<number, string> = {}
    for (const [field, text] of Object.entries(fields)) {
      const row = named[Number(/^members\.(\d+)$/.exec(field)?.[1] ?? Number.NaN)]
      if (row) names[row.key] = text
    }
    const { title: atTitle, firstAt: atTime, members: atMembers } = fields
    const atSystems = Object.entries(fields).find(([field]) => /^systems(\.|$)/.test(field))?.[1]
    const ofSetup = Object.keys(fields).filter((field) => field.startsWith('setup.'))
    return {
      names,
      fields: [...fieldsNamed(ofSetup), ...(atTime === undefined ? [] : ['scheduledAt' as const])],
      ...(atTitle !== undefined && { title: atTitle }),
      ...(atMembers !== undefined && { members: atMembers }),
      ...(atSystems !== undefined && { systems: atSystems }),
      form: message || setupWords('failed'),
    }
  }

  const problem = (field: SetupField) =>
    wrong.fields.includes(field) ? setupWords(`problems.${field}`) : undefined
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      noValidate
      className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)] lg:gap-12"
    >
      <div className="flex min-w-0 flex-col gap-7">
        <MemberFields rows={rows} wrong={wrong.names} error={wrong.members} onChange={changeRows} />
        <div className="flex flex-col gap-2">
          <Field
            type="datetime-local"
            name="scheduledAt"
            label={t('first')}
            hint={t('firstHint')}
            error={problem('scheduledAt')}
            value={draft.wall}
            onChange={(event) => change({ wall: event.target.value })}
          />
          <ZoneSelect
            label={setupWords('zone')}
            value={draft.timeZone}
            error={problem('timeZone')}
            onChoose={(chosen) => change({ timeZone: chosen })}
          />
        </div>
        <SystemFields
          systems={ordered}
          order={order}
          leftOut={leftOut}
          error={wrong.systems}
          onOrder={setOrder}
          onLeaveOut={(ids) => {
            setLeftOut(ids)
            forget('systems')
          }}
        />
        <HowFields draft={draft} change={change} wrong={wrong.fields} />
        <TogetherFields
          draft={draft}
          change={change}
          wrong={wrong.fields}
          isTimed={false}
          longestDays={longestDays}
        />
        <Field
          name="title"
          label={t('title')}
          error={wrong.title}
          value={title}
          placeholder={t('defaultTitle')}
          onChange={(event) => {
            setTitle(event.target.value)
            forget('title')
          }}
          autoComplete="off"
        />
      </div>
      <div className="flex flex-col gap-4 self-start rounded-card border border-line bg-surface p-5 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-48px)]">
        <div className="flex flex-col gap-0.5">
          <h2 className="text-title font-semibold">{t('preview')}</h2>
          <p className="text-ui text-text2">{t('previewLead')}</p>
        </div>
        <PlanPreview
          names={named.map(({ name }) => name.trim())}
          systems={taken}
          times={times ?? []}
          zone={draft.timeZone}
        />
        <div className="flex flex-col gap-3">
          <Button type="submit" variant="primary" size="large" busy={busy}>
            {busy ? t('submitting') : t('submit')}
            {busy ? null : <ArrowRight aria-hidden size={18} />}
          </Button>
          <FormError message={wrong.form} />
          <p className="text-ui text-text2">{t('after')}</p>
        </div>
      </div>
    </form>
  )
}
