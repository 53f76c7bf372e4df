import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SelfPart } from '@/components/interview/self-part'
import { RoomProvider, type RoomScene } from '@/components/room/room-context'
import en from '@/lib/i18n/en.json'
import { rubricWords } from '@/lib/rubric/built-in-rubrics'
import type { DebriefView } from '@/lib/rubric/desk-view'

function markupOf(view: Pick<DebriefView, 'mayRate' | 'ratings'>, isRevealed = false): string {
  const viewer = { participantId: 'min', role: 'candidate' }
  const scene = { viewer, interview: { debrief: { isRevealed } } } as unknown as RoomScene
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <RoomProvider value={scene}>
        <SelfPart words={rubricWords('readiness', 'en')} view={view} onRated={() => undefined} />
      </RoomProvider>
    </NextIntlClientProvider>,
  )
}

test('C4 a candidate fills in a rating only where it would be taken, and is told why where it would not', () => {
  const { selfSubmit, selfClosed, selfHasCard } = en.debrief
  const sayings = [selfSubmit, selfClosed, selfHasCard]
  const said = (...scene: Parameters<typeof markupOf>) =>
    sayings.filter((words) => markupOf(...scene).includes(words))
  expect(said({ mayRate: true, ratings: null })).toEqual([selfSubmit])
  expect(said({ mayRate: false, ratings: null })).toEqual([selfHasCard])
  // Either may be told first.
  expect(said({ mayRate: true, ratings: null }, true)).toEqual([selfClosed])
  expect(said({ mayRate: false, ratings: [] })).toEqual([selfClosed])
})
