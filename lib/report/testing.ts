/** Reports for tests: one with everything in it, and what people might type to break one. */
import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { timeInWords } from '@/lib/planned-time'
import type { ReportCard, ReportView } from '@/lib/report/report'
import type { ReportLanguage } from '@/lib/report/words'
import { byDimension } from '@/lib/rubric/dimensions'
import type { FeedbackPoint } from '@/lib/rubric/feedback'
import type { Moment } from '@/lib/rubric/scorecard'

const startedAt = Date.UTC(2026, 10, 26, 9)
const minuteMs = 60_000

/** A moment of the session, so many minutes into it. */
export function momentAt(minutes: number): Moment {
  return { at: startedAt + minutes * minuteMs, elapsedMs: minutes * minuteMs, stage: 'deep_dive' }
}

/** A point; what is left out is usual. */
export function pointOf(point: Partial<FeedbackPoint> & { id: string }): FeedbackPoint {
  return { kind: 'strength', text: point.id, dimension: null, moment: null, ...point }
}

/** A card of somebody; what is left out is usual. */
export function reportCardOf(card: Partial<ReportCard> = {}): ReportCard {
  return {
    participantId: 'hana',
    levels: { problem: 3, estimation: 2, high_level: 4, depth: 3, reliability: 1, communication: 3 },
    moments: byDimension(() => []),
    summary: '',
    points: [],
    notes: [],
    submittedAt: startedAt + 60 * minuteMs,
    ...card,
  }
}

/** A whole report in which every text that people type is made by `say`. */
export function reportOf(say: (what: string) => string, changes: Partial<ReportView> = {}): ReportView {
  return {
    roomId: 'room-1',
    title: say('Payment, Thursday'),
    kind: 'interview',
    problem: { id: 'payment-system', title: 'Payment system' },
    level: 'senior',
    rubric: 'readiness',
    viewer: {
      participantId: 'hana',
      role: 'interviewer',
      isHost: true,
      hasRated: false,
      mayRate: false,
      mayBranch: true,
    },
    standing: 'released',
    release: { version: 2, at: startedAt + 90 * minuteMs, reason: say('A word was missing') },
    releases: [
      { version: 2, at: startedAt + 90 * minuteMs, reason: say('A word was missing') },
      { version: 1, at: startedAt + 80 * minuteMs, reason: null },
    ],
    startedAt,
    endedAt: startedAt + 47 * minuteMs,
    people: [
      { id: 'hana', name: say('Hana'), role: 'interviewer', color: 0 },
      { id: 'bo', name: say('Bo'), role: 'interviewer', color: 1 },
      { id: 'min', name: say('Min'), role: 'candidate', color: 2 },
    ],
    cards: [
      reportCardOf({
        summary: say('A calm hour.'),
        points: [
          pointOf({ id: 's1', text: say('Scoped first'), dimension: 'problem', moment: momentAt(3) }),
          pointOf({ id: 's2', text: say('Clear API'), dimension: 'high_level', moment: momentAt(14) }),
          pointOf({ id: 's3', text: say('Kept the time') }),
          pointOf({ id: 's4', text: say('Listened'), dimension: 'communication' }),
          pointOf({ id: 'n1', kind: 'next_step', text: say('Say what fails'), moment: momentAt(31) }),
        ],
        notes: [{ id: 'note', ...momentAt(5), text: say('Asked about refunds') }],
      }),
      reportCardOf({ participantId: 'bo', summary: say('Strong on the API.') }),
    ],
    selfRatings: [{ participantId: 'min', levels: reportCardOf().levels }],
    interviewRatings: [
      { participantId: 'min', answers: { task: 4, help: 3, heard: null }, comment: say('Thanks') },
    ],
    stages: [
      { stage: 'scope', budgetMs: 8 * minuteMs, spentMs: 9 * minuteMs },
      { stage: 'high_level', budgetMs: 13 * minuteMs, spentMs: 12 * minuteMs },
      { stage: 'deep_dive', budgetMs: 19 * minuteMs, spentMs: 21 * minuteMs },
      { stage: 'wrap_up', budgetMs: 5 * minuteMs, spentMs: 5 * minuteMs },
    ],
    totalMs: 45 * minuteMs,
    elapsedMs: 47 * minuteMs,
    pictures: ([9, 21, 42, 47] as const).map((minutes, at) => ({
      ...{ at: startedAt + minutes * minuteMs, elapsedMs: minutes * minuteMs },
      stage: (['scope', 'high_level', 'deep_dive', null] as const)[at] ?? null,
      ...{ url: null, width: null, height: null },
    })),
    pointPictures: [],
    counts: { components: 7, flows: 9, cards: 3 },
    boardCards: [
      {
        id: 'shape:req',
        kind: 'requirements',
        title: say('Requirements'),
        sections: [{ heading: 'Functional', columns: [], rows: [[say('Pay once')], [say('Refund')]] }],
      },
      {
        id: 'shape:est',
        kind: 'estimate',
        title: say('Load'),
        sections: [
          {
            heading: '1 day = 10⁵ s',
            columns: ['Name', 'Formula', 'Value'],
            rows: [[say('tps'), say('1M / day'), say('10 1/s')]],
          },
        ],
      },
    ],
    boardCardsLeft: 2,
    hints: [{ ...momentAt(20), level: 2, text: say('What if the provider times out?') }],
    followUps: [{ at: startedAt + 43 * minuteMs, title: say('Traffic ×10'), prompt: say('What breaks?') }],
    hasReplay: true,
    isRecordingGone: false,
    ...changes,
  }
}

/** A language as the server speaks it. */
export function testLanguage(locale: Locale): ReportLanguage {
  const t = createTranslator({ locale, messages: messages[locale] })
  return {
    t: (key, values) => t(key, values),
    locale,
    day: (at) => timeInWords(at, locale, { dateStyle: 'medium', timeZone: 'UTC' }),
  }
}

const evil = 'javascript:alert(1)'
const site = 'https://evil.example/x'

/** What marks something up somewhere, or breaks what it stands in. */
export const hostileTexts: readonly string[] = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<iframe src=x>'],
  ...[
    '<b>bold</b>',
    '<!-- comment -->',
    '<![CDATA[x]]>',
    '<?php x ?>',
    '<!DOCTYPE html>',
    '</div>',
    '<a href=x>y</a>',
  ],
  ...[
    '<style>*{display:none}</style>',
    '<details open ontoggle=alert(1)>',
    '<math><mi//xlink:href="data:x">',
  ],
  ...['<x\nonclick=alert(1)>', '\n<div>\nblock\n</div>\n', '<p\n\n>', '<input autofocus onfocus=alert(1)>'],
  ...[
    '&lt;b&gt;',
    '&amp;',
    '&#60;script&#62;',
    '&#x3c;b&#x3e;',
    '&copy;',
    '&nbsp;',
    '&Tab;',
    '&colon;',
    '&NewLine;',
  ],
  ...[`[x](${evil})`, `[x](${site})`, `[x](<${site}>)`, `![x](${site})`, `![x](data:image/png;base64,AAAA)`],
  ...[
    `[x][y]\n\n[y]: ${site}`,
    `[y]: ${site}`,
    `[y]: ${evil} "title"`,
    '[x][]',
    '[x]',
    `[![x](${site})](${site})`,
  ],
  ...[
    '[^1]\n\n[^1]: note',
    '[ ] task',
    '[x] done',
    `\\[x](${site})`,
    `\\\\[x](${site})`,
    `]( ${site} )`,
    `](${site})`,
  ],
  ...[`<${site}>`, '<mailto:a@b.example>', '<a@b.example>', site, 'http://evil.example', 'www.evil.example'],
  ...[
    'evil.example',
    'evil.com/path?x=1#y',
    'a@b.example',
    'mailto:a@b.example',
    'xmpp:a@b.example',
    '//evil.com',
  ],
  ...[
    'ftp://evil.example',
    'HTTPS://EVIL.EXAMPLE',
    'see https://evil.example.',
    '(https://evil.example)',
    '5.com',
  ],
  ...[
    '//localhost',
    'localhost:3000',
    '127.0.0.1',
    'http://127.0.0.1:80',
    'evil.рф',
    'evil。com',
    'a.b.co.uk',
  ],
  ...[
    '*emphasis*',
    '**strong**',
    '_under_',
    '__both__',
    '***all***',
    '~~gone~~',
    '~sub~',
    '`code`',
    '``a`b``',
  ],
  ...[
    '```\ncode\n```',
    '~~~\ncode\n~~~',
    '    indented',
    '\tindented',
    '$x^2$',
    '$$x$$',
    '$`x`$',
    '==mark==',
    '^up^',
  ],
  ...[
    '# heading',
    '#',
    '###### six',
    'Setext\n===',
    'Setext\n---',
    '---',
    '***',
    '___',
    '- - -',
    '===',
    '* * *',
  ],
  ...[
    '- list',
    '* list',
    '+ list',
    '1. one',
    '1) one',
    '999999999. many',
    '- [ ] task',
    '> quote',
    '>quote',
    '-',
    '+',
  ],
  ...[
    'a | b',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    'a | b\n--- | ---',
    ':--',
    ':-: | :-:',
    '|',
    '\\|',
    'a\\',
    '\\',
  ],
  ...['line\\\nbreak', 'line  \nbreak', 'a\r\nb', 'a\rb', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\vb', 'a\fb'],
  ...[
    '\u202egnp.exe',
    '\u2066isolate',
    'a\u200bb',
    '\ufeffbom',
    'nul\u0000byte',
    'bell\u0007',
    '\u001b[31mred',
  ],
  ...[
    ':smile:',
    '@everyone',
    '#123',
    'GH-1',
    '{{ x }}',
    '{% x %}',
    '${x}',
    '<%= x %>',
    '%(x)s',
    '{x, plural, one {1}}',
  ],
  ...[
    '😀',
    '👩‍👩‍👧‍👦',
    '🇰🇷',
    '한글과 漢字',
    'ก็็็็็็็็',
    'Z̸̢a̵l̶g̷o̴',
    '\u{1F3F4}\u{E0067}',
    '𝕏',
    '\u{10FFFF}',
    'مرحبا',
    'שלום',
  ],
  ...[
    '!',
    '![',
    '](',
    '[](',
    '()',
    '<>',
    '&',
    '&;',
    '&#;',
    '"',
    "'",
    '`',
    '```',
    '~~~',
    '\\\\',
    '',
    ' ',
    '\n',
    '\n\n\n',
  ],
  ...[
    '+++',
    '---\ntitle: x\n---',
    ': definition',
    '::: warn',
    '!!! note',
    '???',
    '*[abbr]: x',
    '\\newpage',
    '<<<<',
  ],
]
