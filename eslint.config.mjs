import react from 'eslint-plugin-react'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// The house rules, each with a message that says what to do instead. Directions of imports that need
// the whole graph (cycles, the order inside lib) are in architecture.test.ts.

/** @param {string[]} group @param {string} message */
const ban = (group, message) => ({ group, message })

const nothingUpwards = ban(
  ['../*', '..'],
  'Import from another folder by its alias (@/…); relative paths are for the same folder.',
)
const noServer = ban(
  ['@/server/*'],
  'Only app/ and the server itself see server/. Pass what is needed as props, or move the pure part to lib/.',
)
const noApp = ban(['@/app/*'], 'app/ is routing only and the top of the house: nothing imports from it.')
const noComponents = ban(
  ['@/components/*'],
  'Components are for pages. What both sides need belongs in lib/.',
)
const noE2e = ban(['@/e2e/*'], 'Tests that drive the running app are seen by nobody.')
const noDatabase = ban(
  ['@prisma/*', 'pg', '@/server/db/generated/*', '@/server/db/client'],
  'The database is seen only by server/: write a command or a query there.',
)
const noTldraw = ban(
  ['tldraw', 'tldraw/*', '@tldraw/*'],
  'tldraw stays in components/canvas (and its record schema in lib/board), so that a change of its version is one folder.',
)
const noEditor = ban(
  [
    'tldraw',
    'tldraw/*',
    '@tldraw/*',
    '!@tldraw/tlschema',
    '!@tldraw/store',
    '!@tldraw/utils',
    '!@tldraw/validate',
  ],
  'lib/board runs in Node too, where the editor keeps the process alive: only @tldraw/tlschema, store, utils and validate.',
)
const noWorld = ban(
  [
    'node:*',
    'react',
    'react-dom',
    'react/*',
    'next',
    'next/*',
    'next-auth',
    'next-auth/*',
    'ws',
    'pino',
    'prom-client',
  ],
  'lib/ is pure: no framework, no Node, no socket. Take what you need as an argument.',
)
const noCatalog = ban(
  ['@/lib/problem/catalog/*'],
  'What is in the catalog is the interviewers’ alone: only server/ reads it and decides who gets what (P3).',
)
const noReact = ban(
  ['react', 'react-dom', 'react/*'],
  'The server renders nothing: pages are in app/, pieces in components/.',
)

/**
 * @param {...ReturnType<typeof ban>} patterns
 * @returns {{ 'no-restricted-imports': ['error', object] }}
 */
const imports = (...patterns) => ({
  'no-restricted-imports': ['error', { paths: [envImport], patterns: [nothingUpwards, ...patterns] }],
})
const envImport = {
  name: 'node:process',
  message: 'Settings are read in server/env.ts; add yours there, with its sentence for the README.',
}

const processEnv = {
  object: 'process',
  property: 'env',
  message: 'Settings are read in server/env.ts only; add yours there, with its sentence for the README.',
}
const impure = 'lib/ is pure: time, chance and the network are arguments.'

const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that has it.',
}
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a const list and a union type.' }
const newDate = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: impure }
const fixedWait = {
  selector: "CallExpression[callee.property.name='waitForTimeout']",
  message: 'No fixed waits: wait for what the person would see (expect(…), expect.poll).',
}

export default tseslint.config(
  {
    ignores: [
      'build/**',
      'data/**',
      'node_modules/**',
      'test-results/**',
      'server/db/generated/**',
      'next-env.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 500 }],
      'no-restricted-properties': ['error', processEnv],
      'no-restricted-syntax': ['error', noBarrel, noEnum],
      ...imports(),
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { react, 'react-hooks': reactHooks },
    settings: { react: { version: '19' } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'react/jsx-key': 'error',
      // Every word comes from lib/i18n; a lone separator or symbol is no word.
      'react/jsx-no-literals': [
        'error',
        { noStrings: true, ignoreProps: true, allowedStrings: ['·', '/', '×', '…', ' '] },
      ],
    },
  },
  {
    files: ['lib/**'],
    rules: {
      ...imports(noServer, noApp, noComponents, noE2e, noDatabase, noTldraw, noWorld),
      'no-restricted-globals': [
        'error',
        ...[
          'fetch',
          'window',
          'document',
          'process',
          'localStorage',
          'setTimeout',
          'setInterval',
          'performance',
          'crypto',
        ].map((name) => ({
          name,
          message: impure,
        })),
      ],
      'no-restricted-properties': [
        'error',
        processEnv,
        { object: 'Date', property: 'now', message: impure },
        { object: 'Math', property: 'random', message: impure },
      ],
      'no-restricted-syntax': ['error', noBarrel, noEnum, newDate],
    },
  },
  {
    files: ['lib/board/**'],
    rules: imports(noServer, noApp, noComponents, noE2e, noDatabase, noEditor, noWorld),
  },
  {
    files: ['lib/**/*.test.ts'],
    rules: imports(noServer, noApp, noComponents, noE2e, noDatabase, noEditor),
  },
  {
    files: ['prisma/**'],
    rules: imports(noServer, noApp, noComponents, noE2e, noDatabase, noTldraw),
  },
  {
    files: ['server/**'],
    rules: imports(noApp, noComponents, noE2e, noTldraw, noReact),
  },
  {
    files: ['components/**'],
    rules: imports(noServer, noApp, noE2e, noDatabase, noTldraw, noCatalog),
  },
  {
    files: ['components/canvas/**'],
    rules: imports(noServer, noApp, noE2e, noDatabase, noCatalog),
  },
  {
    files: ['app/**'],
    rules: imports(noE2e, noDatabase, noTldraw, noCatalog),
  },
  {
    files: ['app/**/*.test.ts'],
    rules: imports(noE2e, noTldraw),
  },
  {
    files: ['e2e/**'],
    rules: {
      ...imports(noServer, noApp, noComponents, noDatabase, noTldraw),
      'no-restricted-syntax': ['error', noBarrel, noEnum, fixedWait],
    },
  },
  {
    // A test may look at what was written down, through the process it has started.
    files: ['e2e/server-process.ts'],
    rules: imports(noServer, noApp, noComponents, noTldraw),
  },
  {
    // The one place that sees both halves of the house at once: tests that let them talk without a network.
    files: ['e2e/together/**'],
    rules: imports(noApp, noDatabase, noEditor),
  },
  {
    // The one reader of the environment, what runs before it, and what hands it on to a server it starts.
    files: ['server/env.ts', 'server/bin/**', 'e2e/server-process.ts', '*.{js,mjs,ts}'],
    rules: { 'no-restricted-properties': 'off' },
  },
)
