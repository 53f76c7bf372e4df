import { anchorsEn } from '@/lib/rubric/built-in/anchors-en'
import { anchorsKo } from '@/lib/rubric/built-in/anchors-ko'
import { readRubric } from '@/lib/rubric/rubric'

/** For those who practise as a company would: the words of the domain facts. */
export const hire = readRubric({
  en: {
    name: 'Hiring',
    levels: {
      0: 'Not observed',
      1: 'Below the bar',
      2: 'Partly meets the bar',
      3: 'Meets the bar',
      4: 'Exceeds the bar',
    },
    dimensions: anchorsEn,
    suggestions: {
      strong_no_hire: 'Strong no hire',
      no_hire: 'No hire',
      lean_no_hire: 'Lean no hire',
      lean_hire: 'Lean hire',
      hire: 'Hire',
      strong_hire: 'Strong hire',
    },
  },
  ko: {
    name: '채용',
    levels: { 0: '관찰 안 됨', 1: '기준 미달', 2: '부분 충족', 3: '기준 충족', 4: '기준 초과' },
    dimensions: anchorsKo,
    suggestions: {
      strong_no_hire: '강력 비추천',
      no_hire: '비추천',
      lean_no_hire: '비추천에 가까움',
      lean_hire: '추천에 가까움',
      hire: '추천',
      strong_hire: '강력 추천',
    },
  },
})
