import createNextIntlPlugin from 'next-intl/plugin'

// start, dev and test build into folders of their own, so that none disturbs the other (O8).
const build = process.env.DRAWBRIDGE_BUILD ?? 'build/start'

/** @type {import('next').NextConfig} */
const config = {
  distDir: build,
  poweredByHeader: false,
  // Every page and route loaded before anybody asks would make restarts slower, which people wait for (O2), and the server larger.
  experimental: { preloadEntriesOnStart: false },
  // 127.0.0.1 is the same machine under another name.
  allowedDevOrigins: ['127.0.0.1'],
  // Types are checked by `npm run check`; Next may edit this copy of tsconfig.json as it likes.
  typescript: { ignoreBuildErrors: true, tsconfigPath: `${build}.tsconfig.json` },
  serverExternalPackages: [
    // These must be the very modules the server runs on, not copies in Next's bundle.
    'pg',
    'pino',
    'prom-client',
    '@prisma/client',
    '@prisma/adapter-pg',
    'yjs',
    'y-protocols',
    'lib0',
    // These are large: each route keeps a copy of what it uses, and the memory of the server grows with every route.
    'zod',
    'mathjs',
    'jose',
  ],
}

export default createNextIntlPlugin('./app/i18n.ts')(config)
