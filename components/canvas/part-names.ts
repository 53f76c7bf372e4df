import type { Editor, TLShapeId } from 'tldraw'
import { componentAt } from '@/components/canvas/shapes/flow-of-arrow'
import type { ComponentProps } from '@/lib/board/shapes/component'
import type { Locale } from '@/lib/i18n/locale'
import { stencilNames } from '@/lib/stencil/names'

/** What a component is called: its label, or where it has none, its kind. */
export function nameOfComponent(
  { kind, label }: Pick<ComponentProps, 'kind' | 'label'>,
  locale: Locale,
): string {
  return label.trim() || stencilNames[kind][locale]
}

/** The same for the component of this id; empty where there is none. */
export function nameOfShape(editor: Editor, id: TLShapeId, locale: Locale): string {
  const component = componentAt(editor, id)
  return component ? nameOfComponent(component.props, locale) : ''
}
