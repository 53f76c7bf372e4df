'use client'

import { useTranslations } from 'next-intl'
import type { ReportBoardCard, ReportSection } from '@/lib/report/report'

/** The cards of the board, as tables of words. */
export function ReportCards({ cards, left }: { cards: readonly ReportBoardCard[]; left: number }) {
  const t = useTranslations('report')
  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 print:grid-cols-2">
        {cards.map((card) => (
          <section
            key={card.id}
            className={`flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface ${
              card.kind === 'requirements' || card.kind === 'entity' ? '' : 'sm:col-span-2 print:col-span-2'
            }`}
          >
            <h3 className="border-b border-line px-4 py-2 text-label font-semibold wrap-anywhere">
              <bdi>{card.title}</bdi>
            </h3>
            <div className="overflow-x-auto">
              {card.sections.map((section, at) => (
                <Section key={at} section={section} />
              ))}
            </div>
          </section>
        ))}
      </div>
      {left > 0 ? <p className="text-meta text-text2">{t('cardsLeft', { count: left })}</p> : null}
    </div>
  )
}

function Section({ section: { heading, columns, rows } }: { section: ReportSection }) {
  return (
    <>
      {heading === '' ? null : (
        <h4 className="bg-sunken px-4 py-1 text-badge font-semibold text-text3">{heading}</h4>
      )}
      <table className="w-full border-collapse text-ui">
        {columns.length === 0 ? null : (
          <thead>
            <tr className="text-left text-meta text-text3">
              {columns.map((column, at) => (
                <th key={at} scope="col" className="px-4 pt-2 font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody className="divide-y divide-line">
          {rows.map((row, at) => (
            <tr key={at} className="align-top print:break-inside-avoid">
              {row.map((cell, column) => (
                <td key={column} className="px-4 py-1.5 wrap-anywhere whitespace-pre-line">
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
