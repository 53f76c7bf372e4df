'use client'

import { useTranslations } from 'next-intl'
import { DraftSelect } from '@/components/problem/edit/draft-select'
import { DraftText } from '@/components/problem/edit/draft-text'
import { EditChapter } from '@/components/problem/edit/edit-section'
import { fieldId, useDraft, useEditor } from '@/components/problem/edit/editor-context'
import { ChoiceRow } from '@/components/ui/choice-cards'
import { Select } from '@/components/ui/select'
import { locales } from '@/lib/i18n/locale'
import { ownTitleMax } from '@/lib/problem/own-problem'
import { themes } from '@/lib/problem/themes'

const difficulties = ['1', '2', '3', '4', '5'] as const
const lengths = [15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90, 120]

/** What it is called, and where it stands in the library. */
export function AboutChapter() {
  const t = useTranslations('ownProblem')
  const themeNames = useTranslations('problems.themes')
  const languageNames = useTranslations('languages')
  const { keeper } = useEditor()
  const difficulty = useDraft((draft) => draft.difficulty)
  const minutes = useDraft((draft) => draft.minutes)
  return (
    <EditChapter id="about" title={t('chapters.about')}>
      <DraftText path="title" label={t('names.title')} isLabelled max={ownTitleMax} />
      <DraftText path="line" label={t('names.line')} isLabelled hint={t('lineHint')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DraftSelect
          path="theme"
          label={t('names.theme')}
          isLabelled
          options={themes.map((theme) => ({ value: theme, label: themeNames(theme) }))}
        />
        <DraftSelect
          path="language"
          label={t('names.language')}
          isLabelled
          options={locales.map((locale) => ({ value: locale, label: languageNames(locale) }))}
        />
        <ChoiceRow
          label={t('names.difficulty')}
          value={String(difficulty)}
          options={difficulties.map((level) => ({ value: level, label: level }))}
          onChoose={(level) => keeper.change((draft) => ({ ...draft, difficulty: Number(level) }))}
        />
        <div className="flex flex-col gap-1.5">
          <label htmlFor={fieldId('minutes')} className="text-label font-semibold">
            {t('names.minutes')}
          </label>
          <Select
            id={fieldId('minutes')}
            value={minutes}
            onChange={({ target }) => keeper.change((draft) => ({ ...draft, minutes: Number(target.value) }))}
          >
            {[...new Set([...lengths, minutes])]
              .sort((a, b) => a - b)
              .map((length) => (
                <option key={length} value={length}>
                  {t('minutes', { minutes: length })}
                </option>
              ))}
          </Select>
        </div>
      </div>
    </EditChapter>
  )
}
