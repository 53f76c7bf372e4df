import { describe, expect, test } from 'vitest'
import type { EvidenceMark, EvidenceView } from '@/lib/replay/evidence'
import { type OwnDesk, withOwnDesk } from '@/lib/replay/own-evidence'
import { cardOf } from '@/lib/rubric/scorecard'

const stampAt = (at: number) => ({ at, elapsedMs: at - 100, stage: null })
const noteOf = (id: string, at: number, text: string) => ({ ...stampAt(at), id, text, selection: [] })

const told = (mark: Partial<EvidenceMark> & Pick<EvidenceMark, 'id' | 'at' | 'kind'>) =>
  ({ stage: null, by: 'me', isPrivate: true, ...mark }) as EvidenceMark
const toldNote = (id: string, at: number, text: string, isOwn = true) =>
  told({
    id: `note:${id}`,
    at,
    kind: 'note',
    by: isOwn ? 'me' : 'other',
    note: { ...noteOf(id, at, text), version: 1, isDeleted: false },
    isOwn,
  })

const view: EvidenceView = {
  marks: [
    told({ id: 'start', at: 100, kind: 'stage', to: 'scope', isReturn: false, isPrivate: false }),
    toldNote('n1', 200, 'as it was'),
    toldNote('x', 250, 'a colleague’s', false),
    told({ id: 's', at: 300, kind: 'score', dimension: 'depth', level: 3, isMoment: false, noteId: null }),
  ],
  people: [],
  scores: [
    { by: 'me', dimension: 'depth', level: 3, isSelf: false, marks: ['s'] },
    { by: 'other', dimension: 'depth', level: 2, isSelf: false, marks: ['note:x'] },
  ],
  rubric: null,
  checks: {},
  mayNote: true,
}

const desk = (own: Partial<OwnDesk>): OwnDesk => ({
  participantId: 'me',
  isSelf: false,
  notes: [noteOf('n1', 200, 'as it was')],
  scores: cardOf({ depth: { level: 3, moments: [], version: 1 } }),
  ...own,
})
const idsOf = ({ marks }: EvidenceView) => marks.map(({ id }) => id)

describe('one’s own writing on the timeline (V2)', () => {
  test('V2 what the server and the desk both have is one mark', () => {
    const now = withOwnDesk(view, desk({}))
    expect(idsOf(now)).toEqual(['start', 'note:n1', 'note:x', 's'])
    expect(now.scores).toEqual(view.scores)
  })

  test('V2 a note that was just written stands at its moment, and one that was deleted does not', () => {
    const now = withOwnDesk(view, desk({ notes: [noteOf('n2', 270, 'new')] }))
    expect(idsOf(now)).toEqual(['start', 'note:x', 'note:n2', 's'])
  })

  test('V2 a note reads as it is typed', () => {
    const [, note] = withOwnDesk(view, desk({ notes: [noteOf('n1', 200, 'as it is')] })).marks
    expect(note).toMatchObject({ kind: 'note', note: { text: 'as it is' }, isPrivate: true, by: 'me' })
  })

  test('V2 a moment that was added takes the place of when the score was given, and leads back to it', () => {
    const moments = [stampAt(150), { ...stampAt(200), noteId: 'n1' }]
    const now = withOwnDesk(view, desk({ scores: cardOf({ depth: { level: 3, moments, version: 2 } }) }))
    const own = now.marks.filter(({ kind }) => kind === 'score')
    expect(own).toMatchObject([
      { at: 150, dimension: 'depth', level: 3, isMoment: true, noteId: null },
      { at: 200, isMoment: true, noteId: 'n1' },
    ])
    expect(now.scores?.[0]?.marks).toEqual(own.map(({ id }) => id))
  })

  test('V2 C3 a note that names a dimension speaks for its score', () => {
    const notes = [noteOf('n3', 120, '+ knew why #depth')]
    expect(withOwnDesk(view, desk({ notes })).scores?.[0]?.marks).toEqual(['s', 'note:n3'])
  })

  test('V2 a score that was taken back or changed has lost its mark', () => {
    expect(idsOf(withOwnDesk(view, desk({ scores: cardOf({}) })))).not.toContain('s')
    const other = withOwnDesk(
      view,
      desk({ scores: cardOf({ depth: { level: 1, moments: [], version: 2 } }) }),
    )
    expect(idsOf(other)).not.toContain('s')
    expect(other.scores).toMatchObject([
      { by: 'me', level: 1, marks: [] },
      { by: 'other', level: 2 },
    ])
  })

  test('V2 whoever may not see scores is told of none', () => {
    expect(withOwnDesk({ ...view, scores: null }, desk({})).scores).toBeNull()
  })

  test('V2 in a practice room one’s scores are those of oneself, and there once', () => {
    const own = view.scores?.map((score) => ({ ...score, isSelf: true })) ?? []
    const now = withOwnDesk({ ...view, scores: own.slice(0, 1) }, desk({ isSelf: true }))
    expect(now.scores).toEqual(own.slice(0, 1))
  })
})
