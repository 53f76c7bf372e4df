import ReactMarkdown, { type Components, type Options } from 'react-markdown'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'

/** Deeper than anybody writes: what is nested further is shown as its words alone, so that no text can exhaust the page. */
const deepest = 8

/** What may be there at all. Everything else goes, whatever it is called and wherever it comes from. */
const schema: Schema = {
  tagNames: [
    ...['p', 'br', 'hr', 'ul', 'ol', 'li', 'strong', 'em', 'code', 'pre', 'blockquote', 'a'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['https'] },
}

/** A node of the text as it is parsed. */
interface Node {
  type: string
  value?: string
  alt?: string | null
  children?: Node[]
}

/** A line that opens more quotes and lists than anybody needs: reading many of those takes seconds. */
const nestsTooDeep = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){9}/m

/** Text that somebody may have written to harm whoever reads it. HTML is shown as it was typed, a picture as its words. */
export function Markdown({ text, className = '' }: { text: string; className?: string }) {
  return (
    <div className={`flex min-w-0 flex-col gap-2 wrap-anywhere ${className}`}>
      {nestsTooDeep.test(text) ? (
        <p className="whitespace-pre-line">{text}</p>
      ) : (
        <ReactMarkdown
          remarkPlugins={plugins}
          rehypePlugins={[[rehypeSanitize, schema]]}
          urlTransform={(url) => (isSecure(url) ? url : null)}
          components={components}
        >
          {text}
        </ReactMarkdown>
      )}
    </div>
  )
}

const plugins: Options['remarkPlugins'] = [() => (tree: Node) => makePlain(tree, 0)]

const holdsBlocks: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem'])

/** Makes words of what is not shown as such. */
function makePlain(node: Node, depth: number): void {
  node.children = node.children?.map((child) => {
    if (child.type === 'html') return inBlock(node, { type: 'text', value: child.value ?? '' })
    if (child.type === 'image' || child.type === 'imageReference')
      return { type: 'text', value: child.alt ?? '' }
    if (depth === deepest && child.children) return inBlock(node, { type: 'text', value: wordsOf(child) })
    makePlain(child, depth + 1)
    return child
  })
}

function inBlock(parent: Node, text: Node): Node {
  return holdsBlocks.has(parent.type) ? { type: 'paragraph', children: [text] } : text
}

/** All that is written in a node, however deep. */
function wordsOf(node: Node): string {
  const words: string[] = []
  const open: Node[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    words.push(next.value ?? next.alt ?? '')
    open.push(...(next.children ?? []).toReversed())
  }
  return words.filter((word) => word !== '').join(' ')
}

function isSecure(url: string): boolean {
  return /^https:\/\//i.test(url) && URL.canParse(url)
}

const heading: Components['h1'] = ({ children }) => <p className="font-semibold">{children}</p>

const components: Components = {
  p: ({ children }) => <p className="whitespace-pre-line">{children}</p>,
  ul: ({ children }) => (
    <ul className="flex list-disc flex-col gap-1 pl-4.5 marker:text-text3">{children}</ul>
  ),
  ol: ({ children, start }) => (
    <ol start={start} className="flex list-decimal flex-col gap-1 pl-5.5 marker:text-text2">
      {children}
    </ol>
  ),
  a: ({ children, href }) =>
    href ? (
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent underline underline-offset-2"
      >
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  code: ({ children }) => <code className="rounded-chip bg-sunken px-1">{children}</code>,
  pre: ({ children }) => <pre className="overflow-x-auto rounded-control bg-sunken p-2">{children}</pre>,
  blockquote: ({ children }) => (
    <blockquote className="flex flex-col gap-2 border-l-2 border-line pl-3 text-text2">{children}</blockquote>
  ),
  hr: () => <hr className="border-line" />,
  ...{ h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading },
}
