/** Drafts of another version than this one: what they lack is there, empty. */
import { isObject } from '@/lib/board/json'
import { isLocale } from '@/lib/i18n/locale'
import { blankRows } from '@/lib/problem/blank-rows'
import { emptyDraft, ownDraft, type OwnDraft } from '@/lib/problem/own-problem'

/** A draft with empty parts where it has none. What a draft does not have stays in it, for the schema to refuse. */
export function completeDraft(draft: unknown): unknown {
  return completed(draft, false)
}

/**
 * A draft, or what was published of one, as it was stored by any version of this program: what that did not have yet is
 * empty, and what it had besides is left out. Throws a ZodError for anything else.
 */
export function storedDraft(draft: unknown): OwnDraft {
  return ownDraft.parse(completed(draft, true))
}

function completed(draft: unknown, isOurs: boolean): unknown {
  if (!isObject(draft)) return draft
  return filled(draft, emptyDraft(isLocale(draft.language) ? draft.language : 'en'), isOurs)
}

/**
 * A value with what a blank one has beside it, and without what that has not where it was stored by us. What is of another
 * kind stays as it is, for the schema to refuse.
 */
function filled(value: unknown, blank: unknown, isOurs: boolean, name = ''): unknown {
  if (value === undefined) return blank
  if (Array.isArray(value)) {
    const row = Object.entries(blankRows).find(([list]) => list === name)?.[1]
    return row === undefined ? value : value.map((one) => filled(one, row, isOurs))
  }
  if (!isObject(value) || !isObject(blank)) return value
  const keys = new Set([...Object.keys(blank), ...(isOurs ? [] : Object.keys(value))])
  return Object.fromEntries(
    [...keys].map((key) => [
      key,
      filled(
        Object.hasOwn(value, key) ? value[key] : undefined,
        Object.hasOwn(blank, key) ? blank[key] : undefined,
        isOurs,
        key,
      ),
    ]),
  )
}
