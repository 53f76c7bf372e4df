import type { ReactNode } from 'react'

/** A name inside a sentence, as the tag of a rich message: its direction of writing leaves the words around it alone (X4). */
export function isolated(name: ReactNode): ReactNode {
  return <bdi className="font-semibold">{name}</bdi>
}
