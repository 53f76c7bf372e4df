import { anchorsEn } from '@/lib/rubric/built-in/anchors-en'
import { anchorsKo } from '@/lib/rubric/built-in/anchors-ko'
import { readRubric } from '@/lib/rubric/rubric'

/** The usual wording: how ready somebody is, never whether to hire them. */
export const readiness = readRubric({
  en: {
    name: 'Readiness',
    levels: { 0: 'Not observed', 1: 'Not yet', 2: 'Nearly', 3: 'Ready', 4: 'Well beyond' },
    dimensions: anchorsEn,
    suggestions: {
      strong_no_hire: 'Not yet, by far',
      no_hire: 'Not yet',
      lean_no_hire: 'Nearly ready',
      lean_hire: 'Just ready',
      hire: 'Ready',
      strong_hire: 'Well beyond ready',
    },
  },
  ko: {
    name: '준비도',
    levels: { 0: '관찰 안 됨', 1: '아직', 2: '거의', 3: '준비됨', 4: '훨씬 넘어섬' },
    dimensions: anchorsKo,
    suggestions: {
      strong_no_hire: '아직 많이 멀었어요',
      no_hire: '아직 준비가 더 필요해요',
      lean_no_hire: '거의 준비됐어요',
      lean_hire: '막 준비됐어요',
      hire: '준비됐어요',
      strong_hire: '훨씬 넘어섰어요',
    },
  },
})
