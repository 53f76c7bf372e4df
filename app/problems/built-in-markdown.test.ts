import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from '@/components/ui/markdown'
import { locales } from '@/lib/i18n/locale'
import { problems } from '@/lib/problem/catalog/problems'

const asText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

test('P1 what built-in problems say reads the same as Markdown: their texts have no sign that means something there', () => {
  for (const { structure, words } of problems)
    for (const locale of locales)
      for (const text of [words[locale].statement, words[locale].crux])
        expect(renderToStaticMarkup(createElement(Markdown, { text })), structure.id).toContain(
          `<p class="whitespace-pre-line">${asText(text).replaceAll("'", '&#x27;')}</p></div>`,
        )
})
