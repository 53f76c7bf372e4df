'use client'

import { useTranslations } from 'next-intl'
import { Group, Row } from '@/components/canvas/contents/group'
import { isolated } from '@/components/ui/isolated'
import type { Diagram, LooseEnd } from '@/lib/diagram/diagram'

/** What might have been forgotten. None of it is wrong: a drawing may stay as it is. */
export function Suggestions({ graph, nameOfNode }: { graph: Diagram; nameOfNode: (id: string) => string }) {
  const t = useTranslations('contents')
  const { nodes, edges, looseEnds, unlabelled } = graph
  // A lone component has nothing to be joined to yet.
  const orphans = nodes.length > 1 ? graph.orphans : []
  const count = looseEnds.length + orphans.length + unlabelled.nodes.length
  const nameless = new Set(unlabelled.edges)
  return (
    <>
      <Group title={t('suggestions')} count={count}>
        {looseEnds.map((end) => (
          <Row key={end.id} id={end.id} note={end.label}>
            <LooseWords end={end} nameOfNode={nameOfNode} />
          </Row>
        ))}
        {orphans.map((id) => (
          <Row key={`${id} alone`} id={id}>
            {t.rich('orphan', { name: nameOfNode(id), b: isolated })}
          </Row>
        ))}
        {unlabelled.nodes.map((id) => (
          <Row key={`${id} nameless`} id={id}>
            {t.rich('unnamed', { name: nameOfNode(id), b: isolated })}
          </Row>
        ))}
      </Group>
      <Group title={t('unnamedFlows')} count={nameless.size} isFolded>
        {edges
          .filter(({ id }) => nameless.has(id))
          .map(({ id, from, to }) => (
            <Row key={id} id={id}>
              {t.rich('flow', { from: nameOfNode(from), to: nameOfNode(to), b: isolated })}
            </Row>
          ))}
      </Group>
    </>
  )
}

function LooseWords({
  end: { from, to },
  nameOfNode,
}: {
  end: LooseEnd
  nameOfNode: (id: string) => string
}) {
  const t = useTranslations('contents')
  if (from) return t.rich('looseFrom', { name: nameOfNode(from), b: isolated })
  if (to) return t.rich('looseTo', { name: nameOfNode(to), b: isolated })
  return t('loose')
}
