'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useMomentWords } from '@/components/replay/moment-words'
import type { EvidenceKind, EvidenceMark, EvidenceView } from '@/lib/replay/evidence'
import { checkKey } from '@/lib/replay/marks'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import type { DimensionId, ScoreLevel } from '@/lib/rubric/dimensions'

export interface MarkWords {
  /** What happened, in one line. */
  what: (mark: EvidenceMark) => string
  /** Who did it, where the line does not say so already; null where nobody is told. */
  who: (mark: EvidenceMark) => string | null
  /** What a way to its moment is called where it is only heard: when, what, who, and that it is private. */
  go: (mark: EvidenceMark) => string
  /** When, on the interview's clock: `12:03`. */
  when: (at: number) => string
  kind: (kind: EvidenceKind) => string
  /** The short name of a dimension. */
  dimension: (id: DimensionId) => string
  /** `3 · Ready`. */
  level: (level: ScoreLevel) => string
}

const nothingRead: Pick<EvidenceView, 'people' | 'checks' | 'rubric'> = {
  people: [],
  checks: {},
  rubric: null,
}

/** The evidence of the replay around this component in words, in this reader's language; null while there is none. */
export function useMarkWords(evidence: EvidenceView | null): MarkWords {
  const { people, checks, rubric } = evidence ?? nothingRead
  const { figure } = useMomentWords()
  const t = useTranslations('evidence')
  const stages = useTranslations('stages.title')
  const rubricText = useTranslations('rubric')
  const locale = useLocale()
  return useMemo(() => {
    const words = rubricWords(rubric ?? '', locale)
    const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
    const dimension = (id: DimensionId) => words.dimensions[id].short
    const level = (given: ScoreLevel) =>
      given === 0 ? words.levels[0] : rubricText('levelWord', { level: given, word: words.levels[given] })
    const what = (mark: EvidenceMark): string => {
      const name = nameOf(mark.by) ?? t('marks.somebody')
      switch (mark.kind) {
        case 'stage':
          return t(mark.isReturn ? 'marks.stageBack' : 'marks.stage', { stage: stages(mark.to) })
        case 'note':
          return t('marks.note', { text: mark.note.text })
        case 'hint':
          return t('marks.hint', { text: mark.text })
        case 'tick':
          return t(mark.isShared ? 'marks.tickShared' : 'marks.tick', {
            check: checks[checkKey(mark.ofStage, mark.check)] ?? mark.check,
          })
        case 'follow_up':
          return t('marks.followUp', { title: mark.title })
        case 'score':
          return t(mark.isMoment ? 'marks.scoreMoment' : 'marks.scoreGiven', {
            dimension: dimension(mark.dimension),
            level: level(mark.level),
          })
        case 'people':
          return t(`marks.${mark.what}`, { name })
        case 'hand':
          return t(`marks.hand.${mark.wants}`, { name })
        case 'paste':
          return t('marks.paste', { count: mark.count })
        case 'session':
          return mark.what === 'time_added'
            ? t((mark.minutes ?? 0) < 0 ? 'marks.timeTaken' : 'marks.timeAdded', {
                minutes: Math.abs(mark.minutes ?? 0),
              })
            : t(`marks.${mark.what}`)
      }
    }
    const who = (mark: EvidenceMark) =>
      mark.kind === 'people' || mark.kind === 'hand' ? null : nameOf(mark.by)
    const go = (mark: EvidenceMark) =>
      [
        t('go', { time: figure(mark.at), what: what(mark) }),
        who(mark),
        mark.isPrivate ? t('onlyInterviewers') : null,
      ]
        .filter((words) => words !== null)
        .join(' · ')
    return {
      what,
      who,
      go,
      when: figure,
      kind: (kind) => t(`kinds.${kind}`),
      dimension,
      level,
    }
  }, [people, checks, rubric, figure, locale, t, stages, rubricText])
}
