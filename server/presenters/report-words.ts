import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import type { BoardCardWords } from '@/lib/report/board-cards'
import { isStencilKind } from '@/lib/stencil/kinds'
import { stencilNames } from '@/lib/stencil/names'

/** The words of cards that are not in their records. */
export function boardCardWords(locale: Locale): BoardCardWords {
  const t = createTranslator({ locale, messages: messages[locale] })
  return {
    kind: (kind) => t(`cards.${kind}`),
    section: (section) => t(`cards.sections.${section}`),
    cell: (cell) => t(`cards.cells.${cell}`),
    key: (key) => t(`cards.keys.${key}`),
    indexed: t('cards.indexed'),
    value: t('estimate.value'),
    day: (day) => t(day === 100_000 ? 'cards.dayRound' : 'cards.dayExact'),
    store: (kind) => (isStencilKind(kind) ? stencilNames[kind][locale] : ''),
    relational: (leaning) => t(`storeGuide.${leaning}`),
    problem: ({ code, name = '', instead = '' }) =>
      code === 'unknown_name' && instead !== ''
        ? t('estimate.problems.unknown_name_near', { name, instead })
        : t(`estimate.problems.${code}`, { name, instead }),
  }
}
