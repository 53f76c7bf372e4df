'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { useEditor } from '@/components/problem/edit/editor-context'
import { toast } from '@/components/ui/toast'
import { type DraftRow, type ListPath, rowsAt, withRows } from '@/lib/problem/edit-draft'

/**
 * Offers to bring back a row that was just taken out of a list, at the place where it was: only as long as the list is
 * what that left of it, and on the page.
 */
export function useRowBack(list: ListPath): (at: number, row: DraftRow) => void {
  const t = useTranslations('ownProblem')
  const { keeper } = useEditor()
  const withdraw = useRef<(() => void) | null>(null)
  useEffect(() => () => withdraw.current?.(), [list])
  return useCallback(
    (at, row) => {
      const rowsNow = () => rowsAt(keeper.snapshot().draft, list)
      const left = rowsNow()
      const dismiss = toast.offer(t('removed'), {
        label: t('undo'),
        onSelect: () => keeper.change((draft) => withRows(draft, list, at, [row])),
      })
      const rest = keeper.subscribe(() => {
        if (rowsNow() !== left) end()
      })
      const end = () => {
        rest()
        dismiss()
        withdraw.current = null
      }
      withdraw.current = end
    },
    [keeper, list, t],
  )
}
