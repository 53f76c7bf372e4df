import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { makeArrow, makeBox, makePicture, makePictureAsset, makeShapeId } from '@/lib/board/make-record'
import { type BoardRecord, currentSchema } from '@/lib/board/schema'
import { locales } from '@/lib/i18n/locale'
import { briefOf } from '@/lib/problem/brief'
import { problems } from '@/lib/problem/catalog/problems'
import { storedDraft } from '@/lib/problem/complete-draft'
import { draftOfProblem } from '@/lib/problem/draft-of-problem'
import { judgeDraft } from '@/lib/problem/judge-draft'
import { estimateFaultsOf } from '@/lib/problem/own-estimate'
import { ownBoardOf, soundRecords } from '@/lib/problem/own-board'
import { emptyDraft, ownDraft, type OwnDraft, ownRowsMax } from '@/lib/problem/own-problem'
import { problemFile, readProblemFile } from '@/lib/problem/problem-file'
import { problemOfOwn } from '@/lib/problem/problem-of-own'
import { referenceBoard } from '@/lib/problem/reference-board'
import { workedEstimate } from '@/lib/problem/worked-estimate'

const spoken = problems.flatMap((problem) =>
  locales.map((locale) => ({ id: problem.structure.id, locale, problem })),
)

/** Any text that a database can hold: control characters, Hangul, Markdown and markup among it. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((raw) => raw.replace(/\0|\p{Cs}/gu, '')),
  fc.constantFrom('', '  ', '**굵게**', '<script>alert(1)</script>', '[x](javascript:alert(1))', '__proto__'),
)
const texts = fc.array(text, { maxLength: 3 })
const rows = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { maxLength: 3 })
const stage = fc.record({
  say: texts,
  listenFor: texts,
  hints: fc.record({ nudge: text, pointer: text, nearAnswer: text }),
})

/** Drafts of every kind: half-written, blank, with names that are there twice. */
const drafts: fc.Arbitrary<OwnDraft> = fc.record({
  language: fc.constantFrom(...locales),
  title: text,
  line: text,
  theme: fc.constantFrom('money', 'mail', 'other'),
  difficulty: fc.integer({ min: 1, max: 5 }),
  minutes: fc.integer({ min: 15, max: 120 }),
  statement: text,
  given: texts,
  crux: text,
  stages: fc.record({ scope: stage, high_level: stage, deep_dive: stage, wrap_up: stage }),
  questions: rows(fc.record({ question: text, answer: text })),
  functional: texts,
  nonfunctional: rows(fc.record({ quality: text, target: text })),
  out: texts,
  estimate: rows(fc.record({ name: text, label: text, formula: text, unit: text })),
  estimateReading: texts,
  api: rows(
    fc.record({
      method: fc.constantFrom('GET', 'RPC'),
      path: text,
      request: text,
      response: text,
      notes: text,
    }),
  ),
  entities: rows(
    fc.record({
      name: text,
      store: fc.constantFrom('relational_db', 'cache'),
      why: text,
      fields: rows(fc.record({ name: text, type: text, key: fc.constantFrom('', 'primary', 'foreign') })),
    }),
  ),
  walkthrough: texts,
  deepDives: rows(fc.record({ topic: text, ask: text, listenFor: texts })),
  failures: rows(fc.record({ issue: text, remedy: text })),
  followUps: rows(fc.record({ title: text, prompt: text, listenFor: texts })),
  wrapUp: rows(fc.record({ ask: text, listenFor: text })),
  levels: fc.record({ junior: text, mid: text, senior: text, staff: text }),
})

function refusalOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('P4 a copy of a built-in problem', () => {
  test.each(spoken)('of $id in $locale can be given as it is', ({ problem, locale }) => {
    const draft = draftOfProblem(problem, locale)
    expect(ownDraft.parse(draft)).toEqual(draft)
    expect(judgeDraft(draft).faults).toBeNull()
  })

  test.each(spoken)('of $id in $locale says what the problem says', ({ problem, locale }) => {
    const copy = problemOfOwn('mine', draftOfProblem(problem, locale), null)
    const { id: _, ...brief } = briefOf(problem, locale)
    for (const language of locales) expect(briefOf(copy, language)).toEqual({ id: 'mine', ...brief })
    expect(workedEstimate(copy.structure)).toEqual(workedEstimate(problem.structure))
    expect(draftOfProblem(copy, locale)).toEqual(draftOfProblem(problem, locale))
  })

  test.each(spoken)('of $id in $locale takes its reference design along', ({ problem, locale }) => {
    const records = referenceBoard(problem, locale)
    const shown = soundRecords(ownBoardOf(records) ?? { schema: null, records: [] })
    const page = ['document:document', 'page:page']
    expect(shown.map(({ id }) => id).sort()).toEqual([...page, ...records.map(({ id }) => id)].sort())
  })
})

describe('P4 a draft as a problem', () => {
  test('keeps what is empty empty, and says everything under ids of its own', () => {
    const problem = problemOfOwn('mine', emptyDraft('ko'), null)
    const { structure, words, own } = problem
    expect(own).toEqual({ language: 'ko', reference: null })
    expect([structure.given, structure.questions, structure.api, structure.entities]).toEqual([
      [],
      [],
      [],
      [],
    ])
    expect(words.en).toEqual(words.ko)
  })

  test('of any draft ids and lines are told apart', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { structure, words } = problemOfOwn('mine', draft, null)
        const { inputs, derived } = structure.estimate
        const lists = [
          [...inputs, ...derived].map(({ id }) => id),
          structure.entities.map(({ id }) => id),
          ...structure.entities.map(({ fields }) => fields.map(({ name }) => name)),
          Object.values(words.en.given),
          words.en.walkthrough,
        ]
        for (const list of lists) expect(new Set(list).size).toBe(list.length)
        expect([...inputs, ...derived]).toHaveLength(draft.estimate.length)
      }),
    )
  })

  test('figures stand in the order they were written, those that are known before the first that is computed', () => {
    const draft = {
      ...emptyDraft('en'),
      estimate: [
        { name: 'users', label: 'Users', formula: '1M', unit: '' },
        { name: 'size', label: 'Size', formula: '2 KB', unit: 'KB' },
        { name: 'rate', label: 'Requests', formula: 'users * 2 / day', unit: '/s' },
        { name: 'peak', label: 'Peak factor', formula: '3', unit: '' },
      ],
    }
    const { structure } = problemOfOwn('mine', draft, null)
    expect(structure.estimate.inputs.map(({ id }) => id)).toEqual(['users', 'size'])
    expect(workedEstimate(structure).map(({ id, text }) => [id, text])).toEqual([
      ['users', '1M'],
      ['size', '2 KB'],
      ['rate', '20 /s'],
      ['peak', '3'],
    ])
  })
})

describe('P4 the figures of a draft', () => {
  const row = (name: string, formula: string, unit = '') => ({ name, label: '', formula, unit })
  const faultsOf = (...estimate: OwnDraft['estimate']) => estimateFaultsOf({ estimate })

  test('are judged where they stand', () => {
    expect(faultsOf(row('users', '1M'), row('rate', 'users / day', '/s'))).toEqual({})
    expect(faultsOf(row('users', '1M'), row('users', '2M'))).toEqual({ 'estimate.1.name': 'not_allowed' })
    expect(faultsOf(row('a b', '1'))).toEqual({ 'estimate.0.name': 'not_allowed' })
    expect(faultsOf(row('rate', 'uesrs / day'))).toEqual({ 'estimate.0.formula': 'not_allowed' })
    expect(faultsOf(row('size', '1 KB', 's'))).toEqual({ 'estimate.0.unit': 'not_allowed' })
    expect(faultsOf(row('x', '='))).toEqual({ 'estimate.0.formula': 'not_allowed' })
    expect(faultsOf(row('x', '1+'.repeat(800)))).toEqual({ 'estimate.0.formula': 'too_long' })
    expect(faultsOf(row('a', 'b'), row('b', 'a'))).toEqual({
      'estimate.0.formula': 'not_allowed',
      'estimate.1.formula': 'not_allowed',
    })
  })

  test('what only depends on a wrong one is not blamed, and blank rows are nobody’s fault', () => {
    expect(faultsOf(row('a', 'nothing'), row('', ''), row('b', 'a * 2'))).toEqual({
      'estimate.0.formula': 'not_allowed',
    })
  })

  test('X2 of more rows than there may be are not computed: that there are too many is the fault', () => {
    const estimate = Array.from({ length: ownRowsMax + 1 }, () => row('x', '1 +'))
    expect(faultsOf(...estimate)).toEqual({})
    expect(judgeDraft({ ...emptyDraft('en'), estimate }).faults).toMatchObject({ estimate: 'too_long' })
    expect(Object.keys(faultsOf(...estimate.slice(1)))).toHaveLength(ownRowsMax)
  })

  test('stand beside what else is missing', () => {
    const draft = { ...emptyDraft('en'), title: 'T', line: 'L', estimate: [row('a', '1 +')] }
    expect(judgeDraft(draft)).toEqual({
      problem: null,
      faults: { statement: 'required', 'estimate.0.formula': 'not_allowed' },
    })
  })
})

describe('P4 a problem as a file', () => {
  const drawing = ownBoardOf([makeBox({ id: 'a', x: 0, y: 0, label: 'A' })])

  test('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom(null, drawing), (draft, reference) => {
        const file = { draft: ownDraft.parse(draft), reference }
        expect(readProblemFile(problemFile(file))).toEqual(JSON.parse(JSON.stringify(file)))
      }),
    )
  })

  test('with missing parts comes in with empty ones', () => {
    const draft = {
      title: 'Half',
      language: 'ko',
      questions: [{ question: 'How many?' }],
      entities: [{ name: 'user', fields: [{ name: 'id' }] }],
      stages: { scope: { hints: { nudge: 'Ask' } } },
    }
    const read = readProblemFile(JSON.stringify({ format: 'drawbridge-problem', version: 1, draft }))
    expect(read.reference).toBeNull()
    expect(read.draft).toMatchObject({
      ...{ title: 'Half', language: 'ko', line: '', minutes: 45 },
      questions: [{ question: 'How many?', answer: '' }],
      entities: [{ name: 'user', why: '', fields: [{ name: 'id', type: '', key: '' }] }],
    })
    expect(read.draft.stages.scope).toEqual({
      ...{ say: [], listenFor: [] },
      hints: { nudge: 'Ask', pointer: '', nearAnswer: '' },
    })
  })

  test('of a newer version is refused as such, everything else as no problem file', () => {
    const file = (content: object) => () =>
      readProblemFile(JSON.stringify({ format: 'drawbridge-problem', version: 1, ...content }))
    expect(refusalOf(file({ version: 2, draft: { unheard: 1 } }))).toBe('problem_file_newer')
    for (const work of [
      () => readProblemFile(''),
      () => readProblemFile('{"format":'),
      () => readProblemFile('[]'),
      () => readProblemFile('null'),
      file({ format: 'drawbridge-session' }),
      file({ version: 'one' }),
      file({}),
      file({ draft: [] }),
      file({ draft: { title: 7 } }),
      file({ draft: { unheard: 'x' } }),
      file({ draft: { questions: ['x'] } }),
      file({ draft: JSON.parse('{"__proto__":{"title":"x"}}') as object }),
      file({ draft: {}, reference: 'x' }),
    ])
      expect(refusalOf(work)).toBe('problem_file_foreign')
  })

  test('B5 of its board what cannot be shown stays out', () => {
    const bad = { id: 'shape:b', typeName: 'shape', type: 'geo', x: Number.MAX_VALUE }
    const records = [...(drawing?.records ?? []), bad, 7, null, { id: 5 }]
    const read = (schema: unknown) =>
      readProblemFile(problemFile({ draft: emptyDraft('en'), reference: { schema, records } })).reference
    expect(read(drawing?.schema)?.records).toEqual(drawing?.records)
  })

  test('B5 with a board of a newer version is refused as such, with a damaged one as none, and nothing is lost', () => {
    const read = (schema: unknown, records: readonly unknown[] | undefined = drawing?.records) => {
      const file = { draft: emptyDraft('en'), reference: { schema, records: records ?? [] } }
      return refusalOf(() => readProblemFile(problemFile(file)).reference)
    }
    const written = (change: object) => ({
      schemaVersion: 2,
      sequences: { ...currentSchema.sequences, ...change },
    })
    const newer = written({ 'com.tldraw.shape.geo': 999 })
    for (const schema of [newer, written({ 'com.tldraw.shape.unheard': 0 })])
      expect(read(schema)).toBe('problem_file_newer')
    for (const schema of [null, 'x', { schemaVersion: 9 }, { schemaVersion: 2 }])
      expect(read(schema)).toBe('problem_file_foreign')
    // Nothing is drawn on them.
    for (const schema of [newer, null]) expect(read(schema, [])).toBeNull()
    // What is stored is shown as far as it can be: it was looked at when it came in.
    expect(soundRecords({ schema: 'x', records: drawing?.records ?? [] })).toEqual([])
  })
})

describe('P4 a draft as it was stored', () => {
  test('by a version that had less or more is read, what is missing empty and what is unheard of left out', () => {
    const draft = { ...emptyDraft('ko'), title: 'T', questions: [{ question: 'How many?', answer: 'Many' }] }
    const { crux: _, stages, ...less } = draft
    const { wrap_up: __, ...fewer } = stages
    expect(storedDraft({ ...less, stages: fewer })).toEqual(draft)
    const more = {
      ...{ ...draft, unheard: 'x' },
      questions: [{ question: 'How many?', answer: 'Many', unheard: 1 }],
      stages: { ...stages, scope: { ...stages.scope, unheard: [] }, unheard: {} },
    }
    expect(storedDraft(more)).toEqual(draft)
    expect(() => storedDraft('x')).toThrow()
  })

  test('comes back as it was', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(storedDraft(draft)).toEqual(draft)
      }),
    )
  })
})

describe('P4 the board of a problem', () => {
  test('B9 leaves pictures out, and what is tied to them', () => {
    const box = makeBox({ id: 'box', x: 0, y: 0, label: 'Box' })
    const asset = makePictureAsset({ id: 'pic', width: 1, height: 1, mediaType: 'image/png' })
    const picture = makePicture({ id: 'picture', x: 9, y: 9, assetId: asset.id, w: 1, h: 1 })
    const [arrow, start, end] = makeArrow({
      id: 'arrow',
      from: makeShapeId('box'),
      to: makeShapeId('picture'),
    })
    const all = [box, asset, picture, arrow, start, end]
    const kept = ownBoardOf(all)?.records as BoardRecord[]
    expect(kept.map(({ id }) => id).sort()).toEqual(
      ['document:document', 'page:page', arrow.id, box.id, start.id].sort(),
    )
    expect(ownBoardOf([asset, picture])).toBeNull()
  })
})
