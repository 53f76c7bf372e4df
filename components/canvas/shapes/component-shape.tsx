'use client'

import '@/components/canvas/shapes/component-shape.css'
import { useLocale, useTranslations } from 'next-intl'
import {
  BaseBoxShapeUtil,
  DefaultFontFaces,
  type Editor,
  HTMLContainer,
  resizeBox,
  type SvgExportContext,
  type TLFontFace,
  type TLResizeInfo,
  useIsEditing,
} from 'tldraw'
import { ComponentField } from '@/components/canvas/shapes/component-field'
import { componentPicture, saysKind } from '@/components/canvas/shapes/component-picture'
import { StencilIcon } from '@/components/canvas/stencil-icons/stencil-icon'
import { gridStep, snapped } from '@/lib/board/free-place'
import {
  componentMigrations,
  componentProps,
  type ComponentProps,
  type ComponentShape,
  defaultComponentProps,
} from '@/lib/board/shapes/component'
import type { Locale } from '@/lib/i18n/locale'
import { stencilNames } from '@/lib/stencil/names'

/** The smallest a component can be made, in page units. */
const minSize = { minWidth: 136, minHeight: 60 }
/** More of a label never fits into its two lines. */
const maxShown = 240

/** A box with meaning: its icon, what it is called here, what it is. */
export class ComponentShapeUtil extends BaseBoxShapeUtil<ComponentShape> {
  static override type = 'component' as const
  static override props = componentProps
  static override migrations = componentMigrations

  override getDefaultProps(): ComponentProps {
    return defaultComponentProps('service')
  }

  override canEdit(): boolean {
    return true
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override hideSelectionBoundsFg(): boolean {
    return true
  }

  /** Among others that turn, it stays as it is. */
  override onRotate({ id, type, x, y, rotation }: ComponentShape) {
    return { id, type, x, y, rotation }
  }

  override onTranslate(_initial: ComponentShape, { id, type, x, y }: ComponentShape) {
    // With Ctrl held, tldraw snaps to what stands around.
    return this.editor.inputs.ctrlKey ? undefined : { id, type, x: snapped(x), y: snapped(y) }
  }

  override onResize(shape: ComponentShape, info: TLResizeInfo<ComponentShape>) {
    const { x, y, props } = resizeBox(shape, info, minSize)
    if (info.mode !== 'resize_bounds' || this.editor.inputs.ctrlKey) return { x, y, props }
    // The side that is pulled lands on the grid; the other one stays.
    const w = Math.max(minSize.minWidth, snapped(props.w))
    const h = Math.max(Math.ceil(minSize.minHeight / gridStep) * gridStep, snapped(props.h))
    return {
      x: info.handle.includes('left') ? x + props.w - w : x,
      y: info.handle.includes('top') ? y + props.h - h : y,
      props: { w, h },
    }
  }

  /** What pictures of it take along. */
  override getFontFaces(): TLFontFace[] {
    const { normal, bold } = DefaultFontFaces.tldraw_sans.normal
    return [normal, bold]
  }

  override getText({ props }: ComponentShape): string {
    return props.label
  }

  override getAriaDescriptor({ props }: ComponentShape): string {
    const name = stencilNames[props.kind][localeOf(this.editor)]
    return props.label ? `${props.label}, ${name}` : name
  }

  override component(shape: ComponentShape) {
    return <Component shape={shape} />
  }

  override indicator({ props: { w, h } }: ComponentShape) {
    return <rect className="component-ring" width={w} height={h} rx={12} />
  }

  override toSvg({ props }: ComponentShape, { isDarkMode }: SvgExportContext) {
    return componentPicture(this.editor, props, localeOf(this.editor), isDarkMode ? 'dark' : 'light')
  }
}

/** The language of who looks, for what is drawn outside of React's context. */
function localeOf(editor: Editor): Locale {
  return editor.user.getLocale() === 'ko-kr' ? 'ko' : 'en'
}

function Component({ shape }: { shape: ComponentShape }) {
  const isEditing = useIsEditing(shape.id)
  const locale = useLocale()
  const { kind, label, instances, shards } = shape.props
  const name = stencilNames[kind][locale]
  return (
    <HTMLContainer className="component">
      {instances > 1 ? <div className="component-plate" /> : null}
      <div className="component-card">
        <StencilIcon kind={kind} size={32} />
        <div className="component-words">
          {isEditing ? (
            <ComponentField shape={shape} placeholder={name} />
          ) : (
            <span className="component-label" dir="auto">
              {label.slice(0, maxShown) || name}
            </span>
          )}
          {isEditing || saysKind(label, name) ? <span className="component-kind">{name}</span> : null}
        </div>
      </div>
      {instances > 1 || shards > 1 ? <Badges instances={instances} shards={shards} /> : null}
    </HTMLContainer>
  )
}

function Badges({ instances, shards }: Pick<ComponentProps, 'instances' | 'shards'>) {
  const t = useTranslations('stencils')
  return (
    <div className="component-badges">
      {shards > 1 ? <span className="component-badge">{t('shards', { count: shards })}</span> : null}
      {instances > 1 ? <span className="component-badge">{t('instances', { count: instances })}</span> : null}
    </div>
  )
}
