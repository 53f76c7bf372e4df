'use client'

import { useLocale, useTranslations } from 'next-intl'
import { AddableIcon } from '@/components/canvas/add/addable-icon'
import { Group, Row } from '@/components/canvas/contents/group'
import { Suggestions } from '@/components/canvas/contents/suggestions'
import { useBoardContents } from '@/components/canvas/contents/use-board-contents'
import { nameOfComponent } from '@/components/canvas/part-names'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { isolated } from '@/components/ui/isolated'
import { nameOf } from '@/lib/board/addables'
import type { DiagramNode } from '@/lib/diagram/diagram'
import type { Locale } from '@/lib/i18n/locale'
import { categoryOf, stencilCategories } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'

/** Everything on the board by what it is; a press on one shows where it lies. */
export function ContentsList() {
  const t = useTranslations('contents')
  const locale = useLocale()
  const { graph, cards } = useBoardContents()
  const { nodes, edges, looseEnds } = graph
  const nameOfNode = namesOf(nodes, locale)
  if (nodes.length + cards.length + looseEnds.length === 0)
    return <p className="contents-empty">{t('empty')}</p>
  return (
    <div className="contents-list">
      <Suggestions graph={graph} nameOfNode={nameOfNode} />
      <Group title={t('components')} count={nodes.length}>
        <Nodes nodes={nodes} locale={locale} />
      </Group>
      <Group title={t('cards')} count={cards.length}>
        {cards.map(({ id, kind, title, rows }) => (
          <Row
            key={id}
            id={id}
            note={t('rows', { count: rows })}
            icon={<AddableIcon what={kind} size={20} />}
          >
            <bdi>{title || nameOf(kind, locale)}</bdi>
          </Row>
        ))}
      </Group>
      <Group title={t('flows')} count={edges.length} isFolded>
        {edges.map(({ id, from, to, label }) => (
          <Row key={id} id={id} note={label}>
            {t.rich('flow', { from: nameOfNode(from), to: nameOfNode(to), b: isolated })}
          </Row>
        ))}
      </Group>
    </div>
  )
}

/** What nodes are called, by their ids. */
function namesOf(nodes: readonly DiagramNode[], locale: Locale): (id: string) => string {
  const names = new Map(nodes.map((node) => [node.id, nameOfComponent(node, locale)]))
  return (id) => names.get(id) ?? ''
}

function Nodes({ nodes, locale }: { nodes: readonly DiagramNode[]; locale: Locale }) {
  const t = useTranslations('stencils')
  return stencilCategories.map((category) => {
    const members = nodes
      .filter(({ kind }) => categoryOf(kind) === category)
      .map((node) => ({ ...node, name: nameOfComponent(node, locale) }))
      .sort((a, b) => a.name.localeCompare(b.name, locale))
    if (members.length === 0) return null
    return (
      <li key={category}>
        <h4 className="contents-category">
          {t(`categories.${category}`)}
          <span className="contents-count">{members.length}</span>
        </h4>
        <ul>
          {members.map(({ id, kind, label, name }) => (
            <Row
              key={id}
              id={id}
              note={label ? stencilNames[kind][locale] : ''}
              icon={<StencilIcon kind={kind} size={20} />}
            >
              <bdi>{name}</bdi>
            </Row>
          ))}
        </ul>
      </li>
    )
  })
}
