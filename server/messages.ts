/** Words the server itself says, in the language of the request. */
import { parseCookie } from 'cookie'
import { createTranslator } from 'use-intl/core'
import type { AppError } from '@/lib/errors'
import { localeCookie, locales, negotiateLocale, type Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import type { SetupKind } from '@/lib/interview/setup'
import { countCharacters, titleMax } from '@/lib/name'
import type { Role } from '@/lib/permissions'
import { clockFigure } from '@/lib/stage/plan-time'

/** The language of a request: the cookie of a choice, else what the browser asks for. */
export function localeOf(headers: Headers): Locale {
  return negotiateLocale(
    parseCookie(headers.get('cookie') ?? '')[localeCookie],
    headers.get('accept-language'),
  )
}

/** What an error says to a person, and what to write at each field. */
export function errorWords(
  error: AppError,
  locale: Locale,
): { message: string; fields?: Record<string, string> } {
  const t = createTranslator({ locale, messages: messages[locale] })
  const fields = Object.entries(error.fields).map(
    ([field, problem]) => [field, t(`fields.${problem}`)] as const,
  )
  return {
    message: t(`errors.${error.code}`),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  }
}

/** How a room is called when nobody gave it a title. */
export function defaultRoomTitle(hostName: string, locale: Locale): string {
  return createTranslator({ locale, messages: messages[locale] })('defaults.roomTitle', { name: hostName })
}

/** What stands where the name of somebody stood who has left this instance altogether (O6). */
export function leaversName(locale: Locale): string {
  return createTranslator({ locale, messages: messages[locale] })('defaults.leaver')
}

/** How a room of `npm run room` is called. */
export function defaultInstanceRoomTitle(locale: Locale): string {
  return createTranslator({ locale, messages: messages[locale] })('defaults.instanceRoomTitle')
}

/** How an interview or practice is called when nobody gave it a title, and nothing of its problem may be told or is there to tell. */
export function defaultSetupTitle(kind: SetupKind, locale: Locale): string {
  return createTranslator({ locale, messages: messages[locale] })(`setup.defaultTitle.${kind}`)
}

/** How the copy of a room is called. It fits where a title fits (lib/name.ts), whatever the length of the first one. */
export function titleOfCopy(title: string, locale: Locale): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'sessions' })
  const rest = titleMax - countCharacters(t('copyTitle', { title: '' }))
  return t('copyTitle', { title: Array.from(title).slice(0, rest).join('').trim() })
}

/** The check questions of the stages in words, by id; null for one there is not. */
export function checkWords(locale: Locale): (check: string) => string | null {
  const words: Readonly<Record<string, string>> = messages[locale].checks.words
  return (check) => (Object.hasOwn(words, check) ? (words[check] ?? null) : null)
}

/** How a room is called that goes on from a moment of another (V6), `elapsedMs` into it. It fits as a copy's does. */
export function titleOfBranch(title: string, elapsedMs: number, locale: Locale): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'file' })
  const time = clockFigure(elapsedMs, 'down')
  const rest = titleMax - countCharacters(t('againTitle', { title: '', time }))
  return t('againTitle', { title: Array.from(title).slice(0, rest).join('').trim(), time })
}

/** How the room of an interview of a study path is called: nothing of its problem (P3). Long names are cut, so that it fits. */
export function studyRoomTitle(
  meeting: { week: number; interviewer: string; candidate: string },
  locale: Locale,
): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'study' })
  const { week, interviewer, candidate } = meeting
  const rest = titleMax - countCharacters(t('roomTitle', { week, interviewer: '', candidate: '' }))
  const cut = (name: string) =>
    Array.from(name)
      .slice(0, Math.floor(rest / 2))
      .join('')
      .trim()
  const fits = countCharacters(interviewer) + countCharacters(candidate) <= rest
  return t('roomTitle', fits ? meeting : { week, interviewer: cut(interviewer), candidate: cut(candidate) })
}

let studyTitles: RegExp[] | undefined

/** The two names in a title as `studyRoomTitle` makes them, long ones cut; null for any other title. */
export function namesInStudyTitle(title: string): string[] | null {
  studyTitles ??= locales.map(studyTitleShape)
  const found = studyTitles.flatMap((shape) => shape.exec(title) ?? [])
  return found.length > 0 ? found.slice(1) : null
}

function studyTitleShape(locale: Locale): RegExp {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'study' })
  const [week, interviewer, candidate] = ['\u0001', '\u0002', '\u0003']
  const words = t('roomTitle', { week, interviewer, candidate }).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(
    `^${words.replace(week, '\\d+').replace(interviewer, '(.+)').replace(candidate, '(.+)')}$`,
    'u',
  )
}

/** How a week of a study path stands in its members' calendars, who know the problem, and who asks whom in it. */
export function studyWeekWords(
  locale: Locale,
  week: { path: string; week: number; problem: string; interviewer: string; candidate: string },
): { title: string; pair: string } {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'study.calendarText' })
  const { path, problem, interviewer, candidate } = week
  return {
    title: t('title', { path, week: week.week, problem }),
    pair: t('pair', { interviewer, candidate }),
  }
}

/** The text of a calendar file, line by line, in the language of whoever is invited. */
export function calendarWords(
  locale: Locale,
  about: {
    role: Role
    hostName: string
    /** Who asks whom, where the group knows. */
    pair: string | null
    when: string
    zone: string
    minutes: number
    link: string
    call: { name: string; url: string } | null
  },
): string {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'setup.calendarText' })
  const { role, hostName, pair, when, zone, minutes, link, call } = about
  return [
    hostName ? t('invited', { name: hostName, role }) : t('invitedBy', { role }),
    ...(pair === null ? [] : [pair]),
    '',
    t('when', { when, zone, minutes }),
    t('link', { link }),
    ...(call ? [t('call', call)] : []),
    '',
    t('hint'),
  ].join('\n')
}
