'use client'

import 'tldraw/tldraw.css'
import '@/components/canvas/board.css'
import '@/components/canvas/cards/cards.css'
import '@/components/canvas/pictures/pictures.css'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  ArrowShapeKindStyle,
  DefaultDashStyle,
  DefaultFontStyle,
  DefaultSizeStyle,
  type Editor,
  type TLAssetStore,
  type TLComponents,
  Tldraw,
  type TldrawOptions,
  type TLTextOptions,
  type TLUserPreferences,
  useTldrawUser,
} from 'tldraw'
import { AddPanelProvider } from '@/components/canvas/add/add-panel'
import { AddToBoard } from '@/components/canvas/add/add-to-board'
import { PlaceTool } from '@/components/canvas/add/place-tool'
import { assetUrls } from '@/components/canvas/asset-urls'
import { AuthorOutlines } from '@/components/canvas/author-outlines'
import { BoardOverlays } from '@/components/canvas/board-overlays'
import { BoardToasts } from '@/components/canvas/board-toasts'
import { BoardContextMenu } from '@/components/canvas/context-menu'
import { cardUtils } from '@/components/canvas/cards/card-shape-util'
import { ForeignKeyLines } from '@/components/canvas/cards/foreign-key-lines'
import { registerExternalContent } from '@/components/canvas/external-content'
import { onFullBoard } from '@/components/canvas/full-board'
import { PlainBookmarkUtil, PlainEmbedUtil } from '@/components/canvas/foreign-shapes'
import { type DrawBoard, drawBoard } from '@/components/canvas/draw-board'
import { FollowingChip } from '@/components/canvas/following-chip'
import { type Hands, HandsProvider } from '@/components/canvas/hands'
import { overrides } from '@/components/canvas/overrides'
import { Paper } from '@/components/canvas/paper'
import { BareView } from '@/components/canvas/past-view'
import { watchPhysicalKeys } from '@/components/canvas/physical-keys'
import { PictureShapeUtil } from '@/components/canvas/pictures/picture-shape'
import type { PictureSource } from '@/components/canvas/pictures/picture-source'
import { PictureToolbar } from '@/components/canvas/pictures/picture-toolbar'
import { PicturesProvider } from '@/components/canvas/pictures/pictures'
import { useBoardPictures } from '@/components/canvas/pictures/use-board-pictures'
import { ComponentShapeUtil } from '@/components/canvas/shapes/component-shape'
import { FlowArrowUtil } from '@/components/canvas/shapes/flow-arrow-util'
import {
  bareMarginPx,
  type FirstView,
  marginPx,
  showComponents,
  showEverything,
} from '@/components/canvas/show-everything'
import { BoardToolbar } from '@/components/canvas/toolbar'
import { type BoardSource, useBoardStore } from '@/components/canvas/use-board-store'
import { useViewSharing } from '@/components/canvas/use-view-sharing'
import type { ViewSharing } from '@/components/canvas/view-sharing'
import { toast } from '@/components/ui/toast'
import { maxShapes } from '@/lib/board/guard'
import { personColor } from '@/lib/people-colors'

export interface BoardProps extends Omit<BoardSource, 'assets'> {
  /** Where its pictures come from and go to; null where it has none. The same for as long as it stands. */
  pictures?: PictureSource | null
  /** `en` or `ko`. */
  locale: string
  theme: 'light' | 'dark'
  /** The canvas vendor's key, if the operator has one: it takes the watermark away. */
  licenseKey?: string | null
  /** Whether this person may bring everyone to their view right now. */
  maySummon?: boolean
  /** Hands off (R5a): an interviewer's board moves nothing by accident until this turns it. Null where hands are always on. */
  hands?: Hands | null
  /** A second board on a page, to look at only: no keys, nothing around it. */
  isBare?: boolean
  /** What is in view at first; without it, a bare board shows its components, and any other all that is on it. */
  showsFirst?: FirstView
  /** Hands over what the room around the board needs for looking together; null when the board goes. */
  onViews?: (views: ViewSharing | null) => void
  /** Hands over how a picture of the board is made; null when the board goes. */
  onDraw?: (draw: DrawBoard | null) => void
}

/** The element around a board. Tests and tools reach the editor through it: `document.querySelector('.board').editor`. */
export interface BoardElement extends HTMLDivElement {
  editor?: Editor
}

const components: TLComponents = {
  Toolbar: BoardToolbar,
  ContextMenu: BoardContextMenu,
  Background: Paper,
  OnTheCanvas: ForeignKeyLines,
  InFrontOfTheCanvas: BoardOverlays,
  TopPanel: FollowingChip,
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
  StylePanel: null,
  CursorChatBubble: null,
  ImageToolbar: PictureToolbar,
  VideoToolbar: null,
  Toasts: BoardToasts,
}

// Only the drawing, with what belongs to it.
const bareComponents: TLComponents = {
  Background: Paper,
  OnTheCanvas: ForeignKeyLines,
  InFrontOfTheCanvas: BareView,
  ShapeIndicators: AuthorOutlines,
}

// The text editor puts the caret at the start a moment after it takes the first keys: a brisk typist's "load" would
// become "olad".
const textOptions: Partial<TLTextOptions> = { tipTapConfig: { autofocus: 'end' } }

const shapeUtils = [
  PlainBookmarkUtil,
  PlainEmbedUtil,
  PictureShapeUtil,
  ComponentShapeUtil,
  FlowArrowUtil,
  ...cardUtils,
]

const tools = [PlaceTool]

// A board without pictures loads none from anywhere else either.
const noAssets: TLAssetStore = {
  upload: () => Promise.reject(new Error('this board takes no pictures')),
  resolve: () => null,
}

const options: Partial<TldrawOptions> = {
  maxPages: 1,
  // The vendor's default is 4,000, beyond which nothing can be drawn (B8).
  maxShapesPerPage: maxShapes,
  enableToolbarKeyboardShortcuts: false,
}

/** The shared board of a room. Browser only. Renders nothing until the document is there. */
export const Board = memo(function Board({
  locale,
  theme,
  licenseKey,
  maySummon = false,
  onViews,
  onDraw,
  hands = null,
  pictures: pictureSource = null,
  isBare = false,
  showsFirst,
  ...source
}: BoardProps) {
  const t = useTranslations('canvas')
  const areHandsOff = hands?.areOff ?? false
  const isLocked = source.readOnly || areHandsOff
  const pictures = useBoardPictures(pictureSource)
  const assets = pictures?.cache.assets ?? noAssets
  const { store, quarantined } = useBoardStore({ ...source, assets, isLocked })
  const user = useUser(source.viewer, locale, theme)
  const element = useRef<BoardElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const drawn = useRef(onDraw)
  useEffect(() => {
    drawn.current = onDraw
  }, [onDraw])

  useEffect(() => (isBare ? undefined : watchPhysicalKeys(window)), [isBare])
  useViewSharing({ editor, awareness: isBare ? null : source.awareness, maySummon, onViews })
  const toolAtFirst = !isLocked ? 'select' : source.readOnly ? 'hand' : 'laser'
  useEffect(() => {
    if (editor) takeTool(editor, toolAtFirst)
  }, [editor, toolAtFirst])

  const images = useTranslations('images')
  const full = t('full')
  const onMount = useCallback(
    (mounted: Editor) => {
      const container = element.current
      if (container) container.editor = mounted
      const unshow = pictures?.show(mounted)
      registerExternalContent(mounted, pictures, (refusal) => toast.done(images(refusal)))
      onFullBoard(mounted, () => toast.done(full))
      if (!isBare) setUp(mounted)
      if (showsFirst === 'everything') showEverything(mounted, { immediate: true })
      else if (showsFirst === 'components' || isBare)
        showComponents(mounted, isBare ? bareMarginPx : marginPx)
      setEditor(mounted)
      drawn.current?.((part) => drawBoard(mounted, part))
      return () => {
        unshow?.()
        drawn.current?.(null)
        if (container) delete container.editor
        setEditor(null)
      }
    },
    [pictures, images, full, isBare, showsFirst],
  )

  return (
    <div ref={element} className="board" data-readonly={source.readOnly}>
      {store ? (
        <HandsProvider value={hands}>
          <PicturesProvider value={pictures}>
            <AddPanelProvider>
              <Tldraw
                store={store}
                user={user}
                components={isBare ? bareComponents : components}
                hideUi={isBare}
                autoFocus={!isBare}
                overrides={overrides}
                shapeUtils={shapeUtils}
                tools={tools}
                options={options}
                textOptions={textOptions}
                assetUrls={assetUrls}
                embeds={[]}
                licenseKey={licenseKey ?? undefined}
                onMount={onMount}
              >
                {isBare ? null : <AddToBoard />}
              </Tldraw>
            </AddPanelProvider>
          </PicturesProvider>
        </HandsProvider>
      ) : null}
      {quarantined.length > 0 ? (
        <p role="status" className="board-notice" data-bare={isBare}>
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
  const content = editor.getCurrentPageBounds()
  if (!content || editor.getViewportPageBounds().contains(content)) return
  showEverything(editor, { immediate: true })
}

/** The tool in the hand of somebody who may draw from now on, points only, or only looks. */
function takeTool(editor: Editor, tool: 'select' | 'laser' | 'hand'): void {
  if (editor.getCurrentToolId() === tool) return
  editor.cancel()
  editor.setCurrentTool(tool)
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
