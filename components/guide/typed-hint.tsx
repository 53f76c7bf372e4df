'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import { hintMax } from '@/lib/problem/guide-view'
import type { StageId } from '@/lib/stage/stages'
import { mayDo, useRoomScene } from '@/components/room/room-context'
import { Button } from '@/components/ui/button'
import { giveHint } from '@/components/guide/guide-requests'
import { useRequest } from '@/components/guide/use-request'

/** What was typed and not given, by room: it outlives the folding of the panels (R5c), and is gone with the page. */
const unfinished = new Map<string, string>()

/** A hint in one's own words. What is typed is what the candidate will see; Mod+Enter or the button gives it. */
export function TypedHint({ stage }: { stage: StageId }) {
  const t = useTranslations('hints')
  const scene = useRoomScene()
  const { isBusy, run } = useRequest()
  const [text, setText] = useState(() => unfinished.get(scene.roomId) ?? '')
  const id = useId()
  if (!mayDo(scene, 'hint.give')) return null
  const type = (next: string) => {
    setText(next)
    unfinished.set(scene.roomId, next)
  }
  const give = async () => {
    if (text.trim() === '' || isBusy) return
    if (await run(() => giveHint(scene.roomId, { stage, level: null, text }))) type('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void give()
  }
  return (
    <section className="border-b border-line px-4 pt-3 pb-4">
      <label htmlFor={id} className="text-meta font-semibold text-text2">
        {t('typed')}
      </label>
      <textarea
        id={id}
        rows={2}
        value={text}
        maxLength={hintMax}
        placeholder={t('typedPlaceholder')}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        className="mt-1.5 block field-sizing-content max-h-40 min-h-16 w-full resize-none rounded-control border border-input bg-surface px-3 py-2 text-label"
      />
      <div className="mt-2 flex items-center gap-2">
        <Button
          variant={text.trim() === '' ? 'secondary' : 'primary'}
          className="pointer-coarse:h-10"
          busy={isBusy}
          disabled={text.trim() === ''}
          onClick={() => void give()}
        >
          {t('give')}
        </Button>
        <span className="text-meta text-text3 pointer-coarse:hidden">{t('giveKey')}</span>
      </div>
    </section>
  )
}
