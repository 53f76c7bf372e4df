'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { GuideView } from '@/lib/problem/guide-view'
import { Fold } from '@/components/guide/fold'

/** What candidates may ask, with the answer to give; a few letters find it. */
export function Answers({ questions }: Pick<GuideView, 'questions'>) {
  const t = useTranslations('guide')
  const [query, setQuery] = useState('')
  const words = query.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean)
  const found = questions.filter(({ question, answer }) => {
    const text = `${question} ${answer}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <Fold name="answers" title={t('answers')} count={String(questions.length)}>
      <label className="relative block">
        <span className="sr-only">{t('searchAnswers')}</span>
        <Search aria-hidden size={14} className="absolute top-2.5 left-2.5 text-text3" />
        <input
          type="search"
          value={query}
          placeholder={t('searchAnswers')}
          onChange={(event) => setQuery(event.target.value)}
          className="h-9 w-full rounded-control border border-input bg-surface pr-2 pl-8 text-ui pointer-coarse:h-11"
        />
      </label>
      <dl className="mt-2 flex flex-col divide-y divide-line">
        {found.map(({ id, question, answer }) => (
          <div key={id} className="py-2">
            <dt className="text-text2">{question}</dt>
            <dd className="mt-0.5">{answer}</dd>
          </div>
        ))}
      </dl>
      {found.length === 0 ? <p className="py-2 text-text2">{t('noAnswer')}</p> : null}
    </Fold>
  )
}
