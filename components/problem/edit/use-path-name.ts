'use client'

import { useTranslations } from 'next-intl'
import { levels } from '@/lib/levels'
import { stageIds } from '@/lib/stage/stages'

/** Names that are another word in a certain list. */
const inList: Readonly<Record<string, string>> = {
  'entities.name': 'entityName',
  'fields.name': 'field',
  'followUps.title': 'cardTitle',
}

/** Says in words where in the form the field of a path is: "Understand and scope · Say next 2". */
export function usePathName(): (path: string) => string {
  const t = useTranslations('ownProblem.names')
  const pack = useTranslations('problems.pack')
  return (path) => {
    const words: string[] = []
    let list = ''
    for (const step of path.split('.')) {
      const stage = stageIds.find((id) => id === step)
      const level = levels.find((one) => one === step)
      const name = inList[`${list}.${step}`] ?? step
      if (/^\d+$/.test(step)) words.push(`${words.pop() ?? ''} ${Number(step) + 1}`)
      else if (stage) words.push(pack(`stages.${stage}`))
      else if (level) words.push(pack(`levelNames.${level}`))
      else if (t.has(name as 'title')) {
        words.push(t(name as 'title'))
        list = step
      }
    }
    return words.join(' · ')
  }
}
