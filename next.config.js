import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./app/i18n.ts')

/** @type {import('next').NextConfig} */
const config = {
  // Each way of running (development, production, tests) has its own folder, so that none spoils another's.
  distDir: process.env.DRAWBRIDGE_DIST ?? 'build/dev',
  poweredByHeader: false,
  devIndicators: false,
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
}

export default withNextIntl(config)
