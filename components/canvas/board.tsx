'use client'

import 'tldraw/tldraw.css'
import '@/components/canvas/board.css'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  ArrowShapeKindStyle,
  DefaultDashStyle,
  DefaultFontStyle,
  DefaultSizeStyle,
  type Editor,
  type TLComponents,
  Tldraw,
  type TldrawOptions,
  type TLTextOptions,
  type TLUserPreferences,
  useTldrawUser,
} from 'tldraw'
import { assetUrls } from '@/components/canvas/asset-urls'
import { BoardContextMenu } from '@/components/canvas/context-menu'
import { registerExternalContent } from '@/components/canvas/external-content'
import { PlainBookmarkUtil, PlainEmbedUtil } from '@/components/canvas/foreign-shapes'
import { overrides } from '@/components/canvas/overrides'
import { Paper } from '@/components/canvas/paper'
import { watchPhysicalKeys } from '@/components/canvas/physical-keys'
import { showEverything } from '@/components/canvas/show-everything'
import { BoardToolbar } from '@/components/canvas/toolbar'
import { type BoardSource, useBoardStore } from '@/components/canvas/use-board-store'
import { toast } from '@/components/ui/toast'
import { personColor } from '@/lib/people-colors'

export interface BoardProps extends BoardSource {
  /** `en` or `ko`. */
  locale: string
  theme: 'light' | 'dark'
  /** The canvas vendor's key, if the operator has one: it takes the watermark away. */
  licenseKey?: string | null
}

/** The element around a board. Tests and tools reach the editor through it: `document.querySelector('.board').editor`. */
export interface BoardElement extends HTMLDivElement {
  editor?: Editor
}

const components: TLComponents = {
  Toolbar: BoardToolbar,
  ContextMenu: BoardContextMenu,
  Background: Paper,
  MenuPanel: null,
  MainMenu: null,
  PageMenu: null,
  NavigationPanel: null,
  Minimap: null,
  ZoomMenu: null,
  ActionsMenu: null,
  QuickActions: null,
  HelpMenu: null,
  HelperButtons: null,
  KeyboardShortcutsDialog: null,
  DebugPanel: null,
  DebugMenu: null,
  SharePanel: null,
  TopPanel: null,
  StylePanel: null,
  CursorChatBubble: null,
  ImageToolbar: null,
  VideoToolbar: null,
}

// The text editor puts the caret at the start a moment after it takes the first keys: a brisk typist's "load" would
// become "olad".
const textOptions: Partial<TLTextOptions> = { tipTapConfig: { autofocus: 'end' } }

const shapeUtils = [PlainBookmarkUtil, PlainEmbedUtil]

const options: Partial<TldrawOptions> = {
  maxPages: 1,
  // The vendor's default is 4,000, beyond which nothing can be drawn (B8).
  maxShapesPerPage: 6000,
  enableToolbarKeyboardShortcuts: false,
}

/** The shared board of a room. Browser only. Renders nothing until the document is there. */
export const Board = memo(function Board({ locale, theme, licenseKey, ...source }: BoardProps) {
  const t = useTranslations('canvas')
  const { store, quarantined } = useBoardStore(source)
  const user = useUser(source.viewer, locale, theme)
  const element = useRef<BoardElement>(null)

  useEffect(() => watchPhysicalKeys(window), [])

  const refused = t('filesRefused')
  const onMount = useCallback(
    (editor: Editor) => {
      const container = element.current
      if (container) container.editor = editor
      registerExternalContent(editor, () => toast.done(refused))
      setUp(editor)
      return () => {
        if (container) delete container.editor
      }
    },
    [refused],
  )

  return (
    <div ref={element} className="board" data-readonly={source.readOnly}>
      {store ? (
        <Tldraw
          store={store}
          user={user}
          components={components}
          overrides={overrides}
          shapeUtils={shapeUtils}
          options={options}
          textOptions={textOptions}
          assetUrls={assetUrls}
          embeds={[]}
          licenseKey={licenseKey ?? undefined}
          onMount={onMount}
        />
      ) : null}
      {quarantined.length > 0 ? (
        <p role="status" className="board-notice">
          {t('quarantined', { count: quarantined.length })}
        </p>
      ) : null}
    </div>
  )
})

function setUp(editor: Editor): void {
  editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
  editor.setStyleForNextShapes(DefaultSizeStyle, 's')
  editor.setStyleForNextShapes(DefaultDashStyle, 'solid')
  editor.setStyleForNextShapes(ArrowShapeKindStyle, 'elbow')
  if (editor.getIsReadonly()) editor.setCurrentTool('hand')
  const content = editor.getCurrentPageBounds()
  if (!content || editor.getViewportPageBounds().contains(content)) return
  showEverything(editor, { immediate: true })
}

/** Who draws, and in what language and light. What a person sets inside the canvas stays for as long as the page does. */
function useUser(viewer: BoardSource['viewer'], locale: string, theme: 'light' | 'dark') {
  const [chosen, setChosen] = useState<Partial<TLUserPreferences>>({})
  const userPreferences = useMemo<TLUserPreferences>(
    () => ({
      ...chosen,
      id: viewer.participantId,
      name: viewer.name,
      color: personColor(viewer.color),
      locale: locale === 'ko' ? 'ko-kr' : 'en',
      colorScheme: theme,
    }),
    [chosen, viewer.participantId, viewer.name, viewer.color, locale, theme],
  )
  return useTldrawUser({ userPreferences, setUserPreferences: setChosen })
}
