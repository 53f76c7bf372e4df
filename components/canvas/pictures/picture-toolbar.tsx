'use client'

import { Check, Crop, TextCursorInput } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DefaultImageToolbar, type TLImageShape, useEditor, useReadonly, useValue } from 'tldraw'
import { maxLabelLength } from '@/lib/board/guard'

/** What can be done with the one picture that is selected: cut it to a part, say what it shows. */
export function PictureToolbar() {
  const isReadonly = useReadonly()
  return isReadonly ? null : (
    <DefaultImageToolbar>
      <Tools />
    </DefaultImageToolbar>
  )
}

function Tools() {
  const t = useTranslations('images')
  const editor = useEditor()
  const [isDescribing, setDescribing] = useState(false)
  const isCropping = useValue('cropping', () => editor.isIn('select.crop'), [editor])
  const shape = useValue('picture', () => pictureOf(editor.getOnlySelectedShape()), [editor])
  if (!shape) return null
  if (isDescribing) return <Description shape={shape} onClose={() => setDescribing(false)} />
  const crop = () => {
    if (isCropping) editor.setCroppingShape(null)
    editor.setCurrentTool(isCropping ? 'select.idle' : 'select.crop.idle')
  }
  return (
    <>
      <button
        type="button"
        className="board-picture-tool"
        aria-pressed={isCropping}
        onPointerDown={(event) => event.preventDefault()}
        onClick={crop}
      >
        <Crop aria-hidden size={16} />
        {t('crop')}
      </button>
      <button type="button" className="board-picture-tool" onClick={() => setDescribing(true)}>
        <TextCursorInput aria-hidden size={16} />
        {t('describe')}
      </button>
    </>
  )
}

/** What a picture shows, for those who do not see it. */
function Description({ shape, onClose }: { shape: TLImageShape; onClose: () => void }) {
  const t = useTranslations('images')
  const editor = useEditor()
  const [text, setText] = useState(shape.props.altText)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const altText = text.trim().normalize()
    if (altText !== shape.props.altText) {
      editor.markHistoryStoppingPoint('describe')
      editor.updateShape({ id: shape.id, type: 'image', props: { altText } })
    }
    onClose()
    editor.focus()
  }
  return (
    <form className="board-picture-description" onSubmit={keep}>
      <input
        // It was asked for by the button it takes the place of.
        autoFocus
        value={text}
        maxLength={Math.min(500, maxLabelLength)}
        placeholder={t('describeHint')}
        aria-label={t('describe')}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key !== 'Escape') return
          onClose()
          editor.focus()
        }}
      />
      <button type="submit" className="board-picture-tool" aria-label={t('keep')}>
        <Check aria-hidden size={16} />
      </button>
    </form>
  )
}

function pictureOf(shape: { type: string } | null): TLImageShape | null {
  return shape?.type === 'image' ? (shape as TLImageShape) : null
}
