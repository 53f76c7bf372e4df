'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { isStencilKind } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'
import type { CardEditing } from '@/components/canvas/cards/card-editing'
import { toast } from '@/components/ui/toast'

/** Lends the editing of cards the words of this page: for what it has to say, and for pictures, which are made outside of it. */
export function useCardWords(editing: CardEditing): void {
  const t = useTranslations('cards')
  const locale = useLocale() === 'ko' ? 'ko' : 'en'
  useEffect(() => {
    editing.tell = (notice) =>
      toast.done(notice.code === 'tooManyRows' ? t('tooManyRows', { left: notice.left }) : t(notice.code))
    editing.words = {
      kinds: {
        requirements: t('requirements'),
        estimate: t('estimate'),
        api: t('api'),
        entity: t('entity'),
      },
      strips: {
        functional: t('sections.functional'),
        nonfunctional: t('sections.nonfunctional'),
        out: t('sections.out'),
        store: t('sections.store'),
      },
      columns: {
        method: t('cells.method'),
        path: t('cells.path'),
        request: t('cells.request'),
        response: t('cells.response'),
        notes: t('cells.notes'),
      },
      day: (day) => t(day === 100_000 ? 'dayRound' : 'dayExact'),
      store: (kind) => (isStencilKind(kind) ? stencilNames[kind][locale] : ''),
    }
  }, [editing, t, locale])
}
