/** The changes an author makes to a draft, by the path of what changes (`questions.2.answer`); each answers the whole as it is then. */
import { isBlank, type OwnDraft } from '@/lib/problem/own-problem'

type Step<Key extends string | number, Rest> = Rest extends string
  ? Rest extends ''
    ? `${Key}`
    : `${Key}.${Rest}`
  : never

/** The paths inside `Node` that lead to a `Leaf`; '' to itself. */
type PathTo<Node, Leaf> =
  | (Node extends Leaf ? '' : never)
  | (Node extends readonly (infer Row)[]
      ? Step<number, PathTo<Row, Leaf>>
      : Node extends object
        ? { [Key in keyof Node & string]: Step<Key, PathTo<Node[Key], Leaf>> }[keyof Node & string]
        : never)

/** Where in a draft a text is, one that is chosen from a list included. */
export type TextPath = PathTo<OwnDraft, string>
/** Where in a draft rows are. */
export type ListPath = PathTo<OwnDraft, readonly unknown[]>

/** A row: one line, or several texts and lists by name. */
export type DraftRow = string | { readonly [name: string]: string | readonly DraftRow[] }

/** The text at a path; '' where there is none (any more). */
export function textAt(draft: OwnDraft, path: TextPath): string {
  const value = valueAt(draft, path.split('.'))
  return typeof value === 'string' ? value : ''
}

/** The rows at a path; none where there is no list (any more). */
export function rowsAt(draft: OwnDraft, path: ListPath): readonly DraftRow[] {
  const value = valueAt(draft, path.split('.'))
  return Array.isArray(value) ? value : []
}

/** With another text at a path. What is not there (any more) is left alone. */
export function withText(draft: OwnDraft, path: TextPath, text: string): OwnDraft {
  return changedAt(draft, path.split('.'), () => text)
}

/** With rows added at place `at` of a list. */
export function withRows(draft: OwnDraft, path: ListPath, at: number, rows: readonly DraftRow[]): OwnDraft {
  return changedList(draft, path, (list) => list.toSpliced(at, 0, ...rows))
}

/** Without the row at place `at` of a list. */
export function withoutRow(draft: OwnDraft, path: ListPath, at: number): OwnDraft {
  return changedList(draft, path, (list) => list.toSpliced(at, 1))
}

/** With a row moved from one place of its list to another. Where there is no such place, nothing happens. */
export function withMovedRow(draft: OwnDraft, path: ListPath, from: number, to: number): OwnDraft {
  return changedList(draft, path, (list) => {
    const row = list[from]
    if (row === undefined || to < 0 || to >= list.length) return list
    return list.toSpliced(from, 1).toSpliced(to, 0, row)
  })
}

/** The path of the longest text of a draft: the one to shorten where a draft is too large. */
export function longestText(draft: OwnDraft): string {
  let longest = { path: '', length: -1 }
  const look = (node: unknown, path: string) => {
    if (typeof node === 'string' && node.length > longest.length) longest = { path, length: node.length }
    if (isNode(node))
      for (const [step, inner] of Object.entries(node)) look(inner, path === '' ? step : `${path}.${step}`)
  }
  look(draft, '')
  return longest.path
}

/** A draft with no text longer than so many UTF-16 units: nobody waits for what is refused at its field to be shown. */
export function withShortTexts<Node>(node: Node, most: number): Node {
  if (typeof node === 'string') return node.slice(0, most) as Node
  if (Array.isArray(node)) return node.map((row: unknown) => withShortTexts(row, most)) as Node
  if (!isNode(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, inner]) => [name, withShortTexts(inner, most)]),
  ) as Node
}

/** A draft without the rows that were left blank: as it is shown. */
export function withoutBlankRows<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.filter((row) => !isBlank(row)).map(withoutBlankRows) as Node
  if (!isNode(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, inner]) => [name, withoutBlankRows(inner)]),
  ) as Node
}

function changedList(
  draft: OwnDraft,
  path: ListPath,
  change: (list: readonly unknown[]) => readonly unknown[],
): OwnDraft {
  return changedAt(draft, path.split('.'), (list) => (Array.isArray(list) ? change(list) : list))
}

function valueAt(node: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return node
  return isNode(node) && Object.hasOwn(node, step) ? valueAt(node[step], rest) : undefined
}

/** Copies only what lies on the way: the rest stays the same objects, so that only what changed is drawn anew. */
function changedAt<Node>(
  node: Node,
  [step, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): Node {
  if (step === undefined) return change(node) as Node
  if (!isNode(node) || !Object.hasOwn(node, step)) return node
  const before = node[step]
  const after = changedAt(before, rest, change)
  if (after === before) return node
  return (Array.isArray(node) ? node.with(Number(step), after) : { ...node, [step]: after }) as Node
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
