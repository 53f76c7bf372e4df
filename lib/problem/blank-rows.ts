import type { OwnDraft } from '@/lib/problem/own-problem'

/** A row of each list whose rows have several parts, with nothing written into it. */
export const blankRows = {
  questions: { question: '', answer: '' },
  nonfunctional: { quality: '', target: '' },
  estimate: { name: '', label: '', formula: '', unit: '' },
  api: { method: 'GET', path: '', request: '', response: '', notes: '' },
  entities: { name: '', store: 'relational_db', why: '', fields: [] },
  fields: { name: '', type: '', key: '' },
  deepDives: { topic: '', ask: '', listenFor: [] },
  failures: { issue: '', remedy: '' },
  followUps: { title: '', prompt: '', listenFor: [] },
  wrapUp: { ask: '', listenFor: '' },
} as const satisfies {
  [
    List in keyof OwnDraft as OwnDraft[List] extends object[] ? List : never
  ]: OwnDraft[List] extends (infer Row)[] ? Row : never
} & { fields: OwnDraft['entities'][number]['fields'][number] }
