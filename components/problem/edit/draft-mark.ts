/** Whether drafts say the same, in whatever order their names come: storage keeps none. */
import { canonicalJson, storableJson } from '@/lib/board/json'
import type { OwnDraft } from '@/lib/problem/own-problem'

export function isSameDraft(one: OwnDraft, other: OwnDraft): boolean {
  return one === other || textOf(one) === textOf(other)
}

/** A short sign of all that a draft says: the same for the same. It keeps mistakes apart, not people who mean harm. */
export function draftMark(draft: OwnDraft): string {
  // Two hashes (FNV-1a, with another beginning each): one alone meets itself too soon.
  let [one, other] = [0x811c9dc5, 0x9dc5811c]
  const text = textOf(draft)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x85ebca6b)
  }
  return [one, other, text.length].map((part) => (part >>> 0).toString(36)).join('-')
}

/** As the server keeps it. */
function textOf(draft: OwnDraft): string {
  return canonicalJson(storableJson(draft))
}
