'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { ComparedComponent, ComparedFlow, PartName } from '@/lib/compare/compare-boards'
import type { ShownBoard } from '@/lib/compare/comparison'
import { ChangeList, type ListedPart } from '@/components/compare/change-list'
import { useComparedWords } from '@/components/compare/compared-words'

/** What was drawn otherwise: components, then flows. */
export function BoardDifferencesList({ board: { components, flows } }: { board: ShownBoard }) {
  const { said } = useComparedWords()
  const listed = (part: ComparedComponent): ListedPart => ({ id: part.id, head: <Component part={part} /> })
  const listedFlow = (flow: ComparedFlow): ListedPart => ({ id: flow.id, head: <Flow flow={flow} /> })
  return (
    <ChangeList
      differences={{
        added: [...components.added.map(listed), ...flows.added.map(listedFlow)],
        gone: [...components.gone.map(listed), ...flows.gone.map(listedFlow)],
        changed: [
          ...components.changed.map(({ part, changes }) => ({
            id: part.id,
            head: <Name part={part} />,
            changes: changes.map(said),
          })),
          ...flows.changed.map(({ part, changes }) => ({
            ...listedFlow(part),
            changes: changes.map(said),
          })),
        ],
        left: {
          added: components.left.added + flows.left.added,
          gone: components.left.gone + flows.left.gone,
          changed: components.left.changed + flows.left.changed,
        },
      }}
    />
  )
}

function Name({ part }: { part: PartName }) {
  const { partName } = useComparedWords()
  return <bdi className="font-semibold">{partName(part)}</bdi>
}

/** So many of what a component is joined to are named. */
const joinedShown = 5

/** A component, with what it is joined to. */
function Component({ part }: { part: ComparedComponent }) {
  const t = useTranslations('compare')
  const { partName } = useComparedWords()
  if (part.joined.length === 0) return <Name part={part} />
  const shown = part.joined.slice(0, joinedShown)
  const left = part.joined.length - shown.length + part.joinedLeft
  return t.rich(left > 0 ? 'joinedMore' : 'joined', {
    count: left,
    name: () => <Name part={part} />,
    names: () =>
      shown.map((other, at) => (
        <Fragment key={at}>
          {at === 0 ? null : ', '}
          <bdi>{partName(other)}</bdi>
        </Fragment>
      )),
  })
}

function Flow({ flow: { from, to, label } }: { flow: ComparedFlow }) {
  const t = useTranslations('compare')
  return t.rich(label === '' ? 'flow' : 'flowNamed', {
    from: () => <Name part={from} />,
    to: () => <Name part={to} />,
    label: () => <bdi>{label}</bdi>,
  })
}
