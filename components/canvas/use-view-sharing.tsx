import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Editor } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import { watchViewKeys } from '@/components/canvas/view-keys'
import { ViewSharing } from '@/components/canvas/view-sharing'
import { isolated } from '@/components/ui/isolated'
import { toast } from '@/components/ui/toast'

interface Sharing {
  editor: Editor | null
  awareness: Awareness | null
  maySummon: boolean
  onViews: ((views: ViewSharing | null) => void) | undefined
}

/** Looking together on this board, by key and with a word about what happened, for as long as the editor stands. */
export function useViewSharing({ editor, awareness, maySummon, onViews }: Sharing): void {
  const t = useTranslations('views')
  const current = useRef({ t, maySummon })
  useEffect(() => {
    current.current = { t, maySummon }
  }, [t, maySummon])

  useEffect(() => {
    if (!editor || !awareness) return
    const say = () => current.current.t
    const views = new ViewSharing({
      editor,
      awareness,
      now: () => Date.now(),
      onBrought: (name, goBack) =>
        toast.offer(say().rich('brought', { name, b: isolated }), {
          label: say()('goBack'),
          onSelect: goBack,
        }),
      onCalled: (name) => toast.done(say().rich('called', { name, b: isolated })),
      onSummoned: () => toast.done(say()('summoned')),
    })
    const stopKeys = watchViewKeys(window, views, () => {
      if (current.current.maySummon) views.summon()
    })
    onViews?.(views)
    return () => {
      onViews?.(null)
      stopKeys()
      views.dispose()
    }
  }, [editor, awareness, onViews])
}
