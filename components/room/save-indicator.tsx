'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Check, CloudOff, CloudUpload } from 'lucide-react'
import { nextSaveWords, type SaveState, type SaveWords } from '@/components/room/save-words'

/** "Saving" stays at least this long, so that steady drawing does not make the word blink. Never the other way round. */
const calmMs = 500
/** How long the good news after an outage is shown. */
const backMs = 6000

function useSaveWords(save: SaveState): SaveWords {
  const [words, setWords] = useState<SaveWords>({ say: 'saved' })
  const next = nextSaveWords(words, save)
  const calming = words.say === 'saving' && next.say === 'saved'
  if (next !== words && !calming) setWords(next)

  useEffect(() => {
    if (!calming) return
    const timer = setTimeout(() => setWords({ say: 'saved' }), calmMs)
    return () => clearTimeout(timer)
  }, [calming])

  const back = words.say === 'back'
  useEffect(() => {
    if (!back) return
    const timer = setTimeout(() => setWords({ say: 'saved' }), backMs)
    return () => clearTimeout(timer)
  }, [back])

  return words
}

const icons = { saving: CloudUpload, saved: Check, offline: CloudOff, back: Check } as const

/**
 * Whether one's edits are safe (B3). `known` is false until the board has arrived; a `reader` has
 * nothing to save and only hears about the connection.
 */
export function SaveIndicator({ save, known, reader }: { save: SaveState; known: boolean; reader: boolean }) {
  const t = useTranslations('save')
  const words = useSaveWords(save)
  const Icon = icons[words.say]
  const text = wordsText(words)
  const hidden = !known || (reader && words.say !== 'offline')

  function wordsText(current: SaveWords): string {
    switch (current.say) {
      case 'offline':
        return reader || current.unsaved === 0
          ? t('offline')
          : t('offlineUnsaved', { count: current.unsaved })
      case 'back':
        return t('back', { count: current.count })
      default:
        return t(current.say)
    }
  }

  return (
    <>
      {hidden ? null : (
        <span
          data-testid="save-indicator"
          data-save={words.say}
          className={`flex min-w-0 items-center gap-1.5 text-ui whitespace-nowrap ${words.say === 'offline' ? 'text-over' : words.say === 'back' ? 'text-ok' : 'text-text2'}`}
        >
          <Icon
            aria-hidden
            size={16}
            className={words.say === 'offline' || words.say === 'back' ? '' : 'md:hidden'}
          />
          <span className="max-md:sr-only">{text}</span>
        </span>
      )}
      {/* Read aloud only when the connection goes and when everything is safe again, not at every stroke. */}
      <span role="status" className="sr-only">
        {hidden || words.say === 'saving' || words.say === 'saved'
          ? ''
          : words.say === 'offline'
            ? t('offlineSpoken')
            : t('backSpoken')}
      </span>
    </>
  )
}
