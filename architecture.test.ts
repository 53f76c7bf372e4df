import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

// What lint cannot see, because it looks at one file at a time: the direction of every import, cycles,
// and names and sizes of files.

const rooms = ['app', 'components', 'lib', 'server', 'prisma', 'e2e'] as const
type Room = (typeof rooms)[number] | 'root' | 'together'

/** Who may import from whom. */
const allowed: Record<Room, readonly Room[]> = {
  root: ['root', 'app', 'components', 'lib', 'server', 'prisma', 'e2e'],
  app: ['app', 'components', 'server', 'lib'],
  components: ['components', 'lib'],
  server: ['server', 'lib', 'prisma'],
  prisma: ['prisma', 'lib'],
  lib: ['lib'],
  e2e: ['e2e', 'lib'],
  // Tests in which both halves of the house talk without a network. Nobody imports them.
  together: ['together', 'components', 'server', 'lib'],
}

/** Inside lib: a folder may import from those named and from files directly in lib. */
const allowedInLib: Record<string, readonly string[]> = {
  account: ['i18n'],
  board: ['stencil', 'interview'],
  history: ['board', 'stage'],
  interview: ['stage', 'rubric'],
  stage: [],
  replay: ['board', 'history', 'interview', 'problem', 'rubric', 'stage'],
  rubric: ['stage', 'i18n'],
  stencil: [],
  i18n: [],
  diagram: ['board', 'stencil'],
  estimate: [],
  problem: ['board', 'stencil', 'diagram', 'estimate', 'i18n', 'stage'],
  capacity: ['diagram', 'board', 'stencil'],
  report: ['rubric', 'stage', 'capacity', 'interview', 'board', 'i18n', 'problem', 'stencil', 'estimate'],
  compare: ['board', 'diagram', 'stencil', 'estimate', 'rubric', 'stage', 'report'],
  progress: ['rubric', 'stage', 'problem'],
  study: ['problem', 'i18n', 'interview', 'stage'],
}

const files = [
  ...rooms.flatMap((room) => sourcesBelow(room)),
  ...readdirSync('.').filter((name) => /\.(ts|js|mjs)$/.test(name) && name !== 'next-env.d.ts'),
]
const graph = new Map(files.map((file) => [file, importsOf(file)]))
/** Without `import type`: two classes that know each other's shape are no cycle when the program runs. */
const runtimeGraph = new Map(files.map((file) => [file, importsOf(file, withoutTypeImports)]))

function withoutTypeImports(text: string): string {
  return text.replace(/^(?:import|export) type [^;]*?from '[^']+'/gm, '')
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = `${folder}/${entry.name}`
    if (entry.isDirectory()) return at === 'server/db/generated' ? [] : sourcesBelow(at)
    return /\.(tsx?|mjs)$/.test(entry.name) ? [at] : []
  })
}

function importsOf(file: string, reduce = (text: string) => text): string[] {
  const { importedFiles } = ts.preProcessFile(reduce(readFileSync(file, 'utf8')), true, true)
  return importedFiles.flatMap(({ fileName }) => {
    const local = fileName.startsWith('@/')
      ? fileName.slice(2)
      : fileName.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), fileName)
        : null
    if (local === null || local.startsWith('server/db/generated')) return []
    const found = ['', '.ts', '.tsx', '.mjs', '.js'].map((end) => local + end).find((name) => isFile(name))
    return found ? [found] : []
  })
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false
}

function roomOf(file: string): Room {
  if (file.startsWith('e2e/together/')) return 'together'
  return rooms.find((room) => file.startsWith(`${room}/`)) ?? 'root'
}

/** The first cycle that is met, as a chain of files, or null. */
function findCycle(): string[] | null {
  const done = new Set<string>()
  const visit = (file: string, chain: string[]): string[] | null => {
    const at = chain.indexOf(file)
    if (at >= 0) return [...chain.slice(at), file]
    if (done.has(file)) return null
    for (const next of runtimeGraph.get(file) ?? []) {
      const cycle = visit(next, [...chain, file])
      if (cycle) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of files) {
    const cycle = visit(file, [])
    if (cycle) return cycle
  }
  return null
}

describe('the house', () => {
  test('the graph is really read', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(graph.get('server/index.ts')).toContain('server/drawbridge.ts')
  })

  test('imports run app → server → lib and app → components → lib', () => {
    const wrong = files.flatMap((file) =>
      (graph.get(file) ?? []).flatMap((target) =>
        allowed[roomOf(file)].includes(roomOf(target)) ? [] : [`${file} → ${target}`],
      ),
    )
    expect(wrong).toEqual([])
  })

  test('inside lib the imports run capacity → diagram → board, stencil and report → rubric, stage, capacity', () => {
    const wrong = files.flatMap((file) => {
      const [, from] = /^lib\/([^/]+)\//.exec(file) ?? []
      if (!from) return []
      return (graph.get(file) ?? []).flatMap((target) => {
        const [, to] = /^lib\/([^/]+)\//.exec(target) ?? []
        return !to || to === from || allowedInLib[from]?.includes(to) ? [] : [`${file} → ${target}`]
      })
    })
    expect(wrong).toEqual([])
  })

  test('no file imports itself by a detour', () => {
    expect(findCycle()).toBeNull()
  })

  test('the landing page does not carry the canvas', () => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      graph.get(file)?.forEach(visit)
    }
    visit('app/page.tsx')
    visit('app/layout.tsx')
    expect([...seen].filter((file) => file.startsWith('components/canvas/'))).toEqual([])
  })

  test('charts are fetched by pages that show some, once they do', () => {
    const drawing = files.filter((file) => readFileSync(file, 'utf8').includes("from 'recharts'"))
    expect(drawing.length).toBeGreaterThan(0)
    const carrying = files.filter((file) =>
      drawing.some((chart) => readFileSync(file, 'utf8').includes(`from '@/${chart.replace(/\.tsx$/, '')}'`)),
    )
    expect(carrying).toEqual([])
  })

  test('P3: the catalog of problems is read by the server alone', () => {
    const readers = files.filter(
      (file) =>
        !file.startsWith('lib/problem/') &&
        !/\.(test|spec)\.ts$/.test(file) &&
        (graph.get(file) ?? []).some((target) => target.startsWith('lib/problem/catalog/')),
    )
    expect(readers).toContain('server/queries/problems.ts')
    expect(readers.filter((file) => !file.startsWith('server/'))).toEqual([])
    const inLib = files.filter(
      (file) =>
        /^lib\/problem\/[^/]+$/.test(file) &&
        !file.endsWith('.test.ts') &&
        (graph.get(file) ?? []).some((target) => target.startsWith('lib/problem/catalog/')),
    )
    expect(inLib).toEqual([])
  })

  test('P3: no browser script reaches the catalog', () => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      runtimeGraph.get(file)?.forEach(visit)
    }
    const starts = files.filter((file) => /^['"]use client['"]/.test(readFileSync(file, 'utf8')))
    expect(starts.length).toBeGreaterThan(20)
    starts.forEach(visit)
    expect([...seen].filter((file) => file.startsWith('lib/problem/catalog/'))).toEqual([])
  })

  test('files are named in kebab-case, say what they hold, and stay below 500 lines', () => {
    const wrong = files.filter((file) => {
      const name = path.posix.basename(file)
      const badName = !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?:test|spec|config|d))?\.(?:tsx?|js|mjs)$/.test(
        name,
      )
      const vague =
        /^(utils?|helpers?|misc|common|index)\.(tsx?|mjs)$/.test(name) && file !== 'server/index.ts'
      return badName || vague || readFileSync(file, 'utf8').split('\n').length > 500
    })
    expect(wrong).toEqual([])
  })

  test('B14 what a browser keeps for a person is kept in one place, which knows all of it', () => {
    const keepers = files.filter(
      (file) =>
        /^(app|components)\//.test(file) &&
        !/\.test\.ts$/.test(file) &&
        /\blocalStorage\b(?!`)/.test(readFileSync(file, 'utf8')),
    )
    expect(keepers).toEqual(['components/browser-storage.ts'])
  })

  test('no test is switched off', () => {
    const off = /\b(?:test|it|describe)\.(?:skip|only|todo|fixme)\b/
    expect(
      files.filter(
        (file) =>
          /\.(test|spec)\.tsx?$/.test(file) &&
          file !== 'architecture.test.ts' &&
          off.test(readFileSync(file, 'utf8')),
      ),
    ).toEqual([])
  })
})
