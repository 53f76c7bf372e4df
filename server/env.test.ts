import { describe, expect, test } from 'vitest'
import { readSettings, settingDocs } from '@/server/env'

const secret = 'k7Jw0yq2mB9vXc4tRz8nLp5sHd1fGa6u'

describe('O5 settings are checked at start', () => {
  test('O5 an empty environment gives the documented defaults', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      publicUrl: null,
      trustProxy: 0,
    })
    expect(settings.dataDir).toBe(`${process.cwd()}/data`)
  })

  test('O5 an empty value counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null })
  })

  test('O5 an issuer without a name has none: the pages have words for it in each language', () => {
    const issuer = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
    expect(readSettings(issuer).oidc).toMatchObject({ name: null })
    expect(readSettings({ ...issuer, OIDC_NAME: 'Team login' }).oidc).toMatchObject({ name: 'Team login' })
  })

  test.each([
    [{ PORT: 'http' }, /^PORT must be a port number/],
    [{ PORT: '65536' }, /^PORT must be a port number/],
    [{ HOST: 'http://x' }, /^HOST must be an address/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must start with postgresql/],
    [{ DATABASE_URL: 'postgresql://x/y' }, /^DATABASE_URL needs AUTH_SECRET/],
    [{ AUTH_SECRET: 'short' }, /^AUTH_SECRET must have at least 32/],
    [{ AUTH_SECRET: 'please-change-me-please-change-me-please' }, /^AUTH_SECRET is a well-known default/],
    [{ AUTH_SECRET: 'x'.repeat(40) }, /^AUTH_SECRET is a well-known default/],
    [{ HOST: '0.0.0.0' }, /^HOST=0.0.0.0 .* needs PUBLIC_URL/],
    [{ PUBLIC_URL: 'http://board.example.org' }, /ALLOW_PLAIN_HTTP=1/],
    [{ PUBLIC_URL: 'https://board.example.org/rooms' }, /^PUBLIC_URL must be/],
    [{ PUBLIC_URL: 'board.example.org' }, /^PUBLIC_URL must be/],
    [{ ALLOW_PLAIN_HTTP: 'yes' }, /^ALLOW_PLAIN_HTTP must be 0 or 1/],
    [{ TRUST_PROXY: 'true' }, /^TRUST_PROXY must be the number/],
    [{ SMTP_URL: 'mail.example.org' }, /^SMTP_URL must start with smtp/],
    [{ SMTP_URL: 'smtp://mail.example.org' }, /^SMTP_URL needs MAIL_FROM$/],
    [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'nobody' }, /^MAIL_FROM must be an address/],
    [{ GITHUB_CLIENT_ID: 'x' }, /^GITHUB_CLIENT_ID needs GITHUB_CLIENT_SECRET$/],
    [{ GOOGLE_CLIENT_SECRET: 'x' }, /^GOOGLE_CLIENT_SECRET needs GOOGLE_CLIENT_ID$/],
    [{ OIDC_ISSUER: 'https://id.example.org' }, /^OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET$/],
    [{ OIDC_ISSUER: 'id.example.org' }, /^OIDC_ISSUER must start with https/],
    [
      { S3_BUCKET: 'pictures' },
      /^S3_BUCKET needs S3_ENDPOINT and S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY$/,
    ],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  ])('O5 %j is refused in one line that names it', (source, message) => {
    expect(() => readSettings(source)).toThrow(message)
    expect(() => readSettings(source)).not.toThrow(/\n/)
  })

  test.each([
    [{ PUBLIC_URL: 'https://board.example.org/' }, 'https://board.example.org'],
    [{ PUBLIC_URL: 'http://localhost:8080' }, 'http://localhost:8080'],
    [{ PUBLIC_URL: 'http://board.example.org', ALLOW_PLAIN_HTTP: '1' }, 'http://board.example.org'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://board.example.org' }, 'https://board.example.org'],
    [
      { DATABASE_URL: 'postgresql://u@h/d', AUTH_SECRET: secret, PUBLIC_URL: 'https://b.example' },
      'https://b.example',
    ],
  ])('O5 %j is taken', (source, publicUrl) => {
    expect(readSettings(source).publicUrl).toBe(publicUrl)
  })

  test('every setting has one sentence of explanation', () => {
    for (const doc of settingDocs) expect(doc.description, doc.name).toMatch(/\.$/)
  })
})
