import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from '@/components/ui/markdown'

const markupOf = (text: string) => renderToStaticMarkup(<Markdown text={text} />)

/** What can be read, without tags. */
const readable = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

const allowedTags = new Set(
  'div p br hr ul ol li strong em code pre blockquote a span'.split(' ').flatMap((tag) => [tag, `/${tag}`]),
)
const allowedAttributes = new Set(['class', 'href', 'target', 'rel', 'start'])

/** The tags of the markup, and whatever they carry. Text holds no `<` of its own: React writes it as `&lt;`. */
function strange(markup: string): string[] {
  return [...markup.matchAll(/<(\/?[^\s>/]+|\/[^>]+)([^>]*)>/g)].flatMap(([, tag = '', rest = '']) => [
    ...(allowedTags.has(tag) ? [] : [tag]),
    ...[...rest.matchAll(/([^\s="]+)="([^"]*)"/g)].flatMap(([whole, name = '', value = '']) =>
      allowedAttributes.has(name) && (name !== 'href' || value.startsWith('https://')) ? [] : [whole],
    ),
  ])
}

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<div style="position:fixed;inset:0" class="board" id="sync">x</div>',
  '<!-- --><script>alert(1)</script><!-- -->',
  '<!--><script>alert(1)</script>-->',
  '<<script>alert(1)//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<math><mtext></p><style><img src onerror=alert(1)></style>',
  '<details open ontoggle=alert(1)>x</details>',
  '<form action=https://evil.example><button>go</button></form>',
  '<base href=https://evil.example/>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox(1))',
  '[x](blob:https://drawbridge.example/1)',
  '[x](http://plain.example)',
  '[x](//evil.example)',
  '[x](/api/account)',
  '[x](#board)',
  '[x](mailto:a@example.com)',
  '[x](https://good.example "onmouseover=alert(1)")',
  '[x](https://good.example" onmouseover="alert(1))',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![x](https://evil.example/seen.png)',
  '![x](javascript:alert(1))',
  '![x][y]\n\n[y]: https://evil.example/seen.png',
  '[![x](https://evil.example/seen.png)](javascript:alert(1))',
  '**<img src=x onerror=alert(1)>**',
  '- > # <svg onload=alert(1)>\n  > [x](javascript:alert(1))',
  '`<script>`\n\n```html\n<script>alert(1)</script>\n```',
  '``` " onclick="alert(1)\ncode\n```',
  '| a | b |\n|---|---|\n| <script>alert(1)</script> | [x](javascript:1) |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
]

describe('Markdown of whoever wrote it', () => {
  test.each(hostile)('P4 X1 nothing harmful comes of %j', (text) => {
    const markup = markupOf(`Before\n\n${text}\n\nAfter`)
    expect(strange(markup)).toEqual([])
    expect(readable(markup)).toMatch(/^Before[^]*After$/)
  })

  test('P4 X1 HTML is shown as it was typed, a picture as its words', () => {
    expect(readable(markupOf('a Map<String, Long> of <b>shards</b>'))).toBe(
      'a Map<String, Long> of <b>shards</b>',
    )
    expect(readable(markupOf('<script>alert(1)</script>'))).toBe('<script>alert(1)</script>')
    expect(markupOf('see ![the drawing](https://evil.example/x.png)')).toContain('see the drawing')
  })

  test('P4 X1 a link is one only on https, and opens beside without telling where from', () => {
    expect(markupOf('[the paper](https://good.example/a?b=1&c=2)')).toContain(
      '<a href="https://good.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow"',
    )
    for (const address of ['http://plain.example', 'javascript:alert(1)', '//evil.example', '/api/account'])
      expect(markupOf(`[the paper](${address})`)).toContain('<span>the paper</span>')
  })

  test('P4 paragraphs, lists, bold, italic, code and lines are what they look like; headings are bold lines', () => {
    const markup = markupOf('# Head\n\none\ntwo\n\n- **a**\n- *b*\n\n3. `c`\n\n```\nd\n```')
    for (const part of ['<p class="font-semibold">Head</p>', 'one\ntwo', '<strong>a</strong>', '<em>b</em>'])
      expect(markup).toContain(part)
    expect(markup).toContain('<ol start="3"')
    expect(markup).toMatch(/<code[^>]*>c<\/code>[^]*<pre[^>]*><code[^>]*>d\n<\/code><\/pre>/)
    expect(markup).not.toMatch(/<h\d/)
  })

  test.each([
    ['quotes', '>'.repeat(4000) + 'deep'],
    ['lists', '- '.repeat(1500) + 'deep'],
    ['lists over lines', Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}- deep`).join('\n')],
    ['numbers', '1. '.repeat(1200) + 'deep'],
    ['stars', '*a '.repeat(1300) + 'deep' + '*'.repeat(50)],
    ['brackets', '['.repeat(3900) + 'deep' + '](https://good.example)'],
    ['ticks', 'a ' + '`'.repeat(3900) + ' deep'],
    ['tags', '<b>'.repeat(1300) + 'deep'],
    ['lines', 'deep\n'.repeat(800)],
  ])('P4 X1 no depth of %s exhausts the page', (_what, text) => {
    const startedAt = performance.now()
    const markup = markupOf(text)
    expect(markup).toContain('deep')
    expect(strange(markup)).toEqual([])
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })
})
