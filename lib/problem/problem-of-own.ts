/** A problem that somebody wrote as everything takes one that shows problems: the same structure and words as a built-in one. */
import { plainFormula, readAmount } from '@/lib/estimate/line'
import { type Locale, locales } from '@/lib/i18n/locale'
import type { OwnBoard, OwnDraft } from '@/lib/problem/own-problem'
import type { Problem } from '@/lib/problem/problem'
import type { ProblemStructure } from '@/lib/problem/structure'
import type { ProblemWords } from '@/lib/problem/words'
import { type StageId, stageIds } from '@/lib/stage/stages'

/**
 * Makes a problem of one that was written in one language: its words are the same in every language, and what was left
 * empty stays empty. `reference` is its reference design, null where there is none. A draft may be given to look at.
 */
export function problemOfOwn(id: string, own: OwnDraft, reference: OwnBoard | null): Problem {
  const parts = partsOf(own)
  const words = wordsOf(own, parts)
  return {
    structure: structureOf(id, own, parts),
    words: Object.fromEntries(locales.map((locale) => [locale, words])) as Record<Locale, ProblemWords>,
    own: { language: own.language, reference },
  }
}

type Parts = ReturnType<typeof partsOf>

/** What has ids, under them: numbers, or the names it has on the page, told apart. */
function partsOf(own: OwnDraft) {
  const estimate = named(own.estimate)
  // In the order they were written: what comes behind the first figure that is computed stays there.
  const computed = estimate.findIndex(([, row]) => !isInput(row, own.estimate))
  const firstComputed = computed < 0 ? estimate.length : computed
  return {
    given: numbered(lines(own.given)),
    questions: numbered(own.questions),
    functional: numbered(lines(own.functional)),
    nonfunctional: numbered(own.nonfunctional),
    out: numbered(lines(own.out)),
    inputs: estimate.slice(0, firstComputed),
    derived: estimate.slice(firstComputed),
    api: numbered(own.api),
    entities: named(own.entities),
    deepDives: numbered(own.deepDives),
    failures: numbered(own.failures),
    followUps: numbered(own.followUps),
    wrapUp: numbered(own.wrapUp),
  }
}

function structureOf(id: string, own: OwnDraft, parts: Parts): ProblemStructure {
  const { theme, difficulty, minutes } = own
  const nothing = { nodes: [], edges: [] }
  return {
    ...{ id, theme, difficulty, minutes },
    given: idsOf(parts.given),
    questions: idsOf(parts.questions),
    functional: idsOf(parts.functional),
    nonfunctional: idsOf(parts.nonfunctional),
    out: idsOf(parts.out),
    estimate: {
      inputs: parts.inputs.map(([name, { formula, unit }]) => ({
        ...{ id: name, formula, unit },
        source: 'assume',
      })),
      // What a figure comes to is computed where it is shown; nobody has stated it beforehand.
      derived: parts.derived.map(([name, { formula, unit }]) => ({ id: name, formula, unit, value: 0 })),
    },
    api: parts.api.map(([call, { method, path }]) => ({ id: call, method, path })),
    entities: parts.entities.map(([name, { store, fields }]) => ({
      ...{ id: name, store, relational: '' },
      fields: named(fields).map(([field, { type, key }]) => ({
        ...{ name: field, type },
        ...(key !== '' && { key }),
      })),
    })),
    ...{ graph: nothing, weak: nothing },
    deepDives: idsOf(parts.deepDives),
    failures: idsOf(parts.failures),
    followUps: idsOf(parts.followUps),
    wrapUp: idsOf(parts.wrapUp),
    sources: [],
  }
}

function wordsOf(own: OwnDraft, parts: Parts): ProblemWords {
  const { title, line, statement, crux, levels } = own
  const ofStages = <Value>(say: (stage: OwnDraft['stages'][StageId]) => Value) =>
    Object.fromEntries(stageIds.map((id) => [id, say(own.stages[id])])) as Record<StageId, Value>
  return {
    ...{ title, line, statement, crux, levels },
    given: Object.fromEntries(parts.given),
    stages: ofStages(({ say, listenFor }) => ({ say: lines(say), listenFor: lines(listenFor) })),
    hints: ofStages(({ hints }) => hints),
    questions: Object.fromEntries(parts.questions),
    functional: Object.fromEntries(parts.functional),
    nonfunctional: Object.fromEntries(parts.nonfunctional),
    out: Object.fromEntries(parts.out),
    estimateRows: Object.fromEntries(
      [...parts.inputs, ...parts.derived].map(([name, { label }]) => [name, label]),
    ),
    estimateReading: lines(own.estimateReading),
    api: Object.fromEntries(
      parts.api.map(([id, { request, response, notes }]) => [
        id,
        { ...(request !== '' && { request }), response, notes },
      ]),
    ),
    entities: Object.fromEntries(parts.entities.map(([name, { why }]) => [name, { why }])),
    ...{ nodes: {}, edges: {}, weakNodes: {}, weakEdges: {}, weakLacks: [] },
    walkthrough: lines(own.walkthrough),
    deepDives: Object.fromEntries(
      parts.deepDives.map(([id, dive]) => [id, { ...dive, listenFor: lines(dive.listenFor) }]),
    ),
    failures: Object.fromEntries(parts.failures),
    followUps: Object.fromEntries(
      parts.followUps.map(([id, card]) => [id, { ...card, listenFor: lines(card.listenFor) }]),
    ),
    wrapUp: Object.fromEntries(parts.wrapUp),
  }
}

/** Lines that say something, each once: pages tell them apart by what they say. */
function lines(all: readonly string[]): string[] {
  return [...new Set(all.filter((text) => text.trim() !== ''))]
}

function numbered<Row>(rows: readonly Row[]): [string, Row][] {
  return rows.map((row, at) => [String(at + 1), row])
}

/** Rows under their names; a name that was given before gets a number. */
function named<Row extends { name: string }>(rows: readonly Row[]): [string, Row][] {
  const taken = new Set<string>()
  return rows.map((row) => {
    let name = row.name
    for (let count = 2; taken.has(name); count++) name = `${row.name} (${count})`
    taken.add(name)
    return [name, row]
  })
}

function idsOf(parts: readonly (readonly [string, unknown])[]): string[] {
  return parts.map(([id]) => id)
}

/** Whether a row of an estimate is a figure that is known or assumed, and does not follow from others. */
function isInput({ formula }: { formula: string }, rows: OwnDraft['estimate']): boolean {
  const plain = plainFormula(formula)
  const words = plain.match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? []
  return readAmount(plain) !== null && !words.some((word) => rows.some(({ name }) => name === word))
}
