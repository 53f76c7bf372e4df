'use client'

import {
  BookmarkShapeUtil,
  EmbedShapeUtil,
  HTMLContainer,
  type TLBookmarkShape,
  type TLEmbedShape,
} from 'tldraw'

/** The address, as text: neither a preview nor a frame is ever loaded (B9, B10). */
function Address({ url }: { url: string }) {
  return (
    <HTMLContainer className="board-address">
      <bdi>{url}</bdi>
    </HTMLContainer>
  )
}

/** Bookmarks cannot be made here; one that somebody sends all the same shows its address. */
export class PlainBookmarkUtil extends BookmarkShapeUtil {
  override onBeforeUpdate(): undefined {}

  override component(shape: TLBookmarkShape) {
    return <Address url={shape.props.url} />
  }
}

/** As for bookmarks. */
export class PlainEmbedUtil extends EmbedShapeUtil {
  override component(shape: TLEmbedShape) {
    return <Address url={shape.props.url} />
  }
}
