import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from '@/server/start-error'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** One row of the README's table of settings. */
export interface SettingDoc {
  name: string
  /** As written in the environment; words in parentheses where the default is not a fixed value. */
  default: string
  description: string
}

/** Every setting an operator may give, in the order of the README's table, which is generated from here. */
export const settingDocs: readonly SettingDoc[] = [
  { name: 'PORT', default: '3000', description: 'The port to listen on; 0 takes any free one.' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    description: 'The address to listen on; any other than a loopback address needs `PUBLIC_URL`.',
  },
  {
    name: 'DATA_DIR',
    default: './data',
    description: 'The folder that keeps the built-in database and the secret of this instance.',
  },
  {
    name: 'DATABASE_URL',
    default: '(built-in PostgreSQL)',
    description: 'A PostgreSQL of your own, 15 or newer; needs `AUTH_SECRET`.',
  },
  {
    name: 'PUBLIC_URL',
    default: '`http://localhost:PORT`',
    description:
      'Where people open it (scheme, name, port); links are made with it and browsers may come from nowhere else.',
  },
  {
    name: 'AUTH_SECRET',
    default: '(made and kept in `DATA_DIR`)',
    description: 'At least 32 random characters that sign sessions and links; changing it ends them all.',
  },
  {
    name: 'ALLOW_PLAIN_HTTP',
    default: '0',
    description:
      '1 allows a `PUBLIC_URL` of http:// on a name that is not loopback: everyone on the way can read and change everything.',
  },
  {
    name: 'TRUST_PROXY',
    default: '0',
    description:
      'How many reverse proxies stand in front: the address of a visitor is taken that many places from the right of X-Forwarded-For.',
  },
  {
    name: 'SMTP_URL',
    default: '(no mail)',
    description: 'A mail server, as smtps://user:password@name:465 or smtp://name:587; needs `MAIL_FROM`.',
  },
  {
    name: 'MAIL_FROM',
    default: '(none)',
    description: 'Whom mail comes from: Drawbridge <draw@example.com>.',
  },
  {
    name: 'GITHUB_CLIENT_ID',
    default: '(none)',
    description: 'Lets people sign in with GitHub; needs `GITHUB_CLIENT_SECRET`.',
  },
  { name: 'GITHUB_CLIENT_SECRET', default: '(none)', description: 'The secret that belongs to it.' },
  {
    name: 'GOOGLE_CLIENT_ID',
    default: '(none)',
    description: 'Lets people sign in with Google; needs `GOOGLE_CLIENT_SECRET`.',
  },
  { name: 'GOOGLE_CLIENT_SECRET', default: '(none)', description: 'The secret that belongs to it.' },
  {
    name: 'OIDC_ISSUER',
    default: '(none)',
    description:
      'The address of an OpenID Connect issuer people can sign in with; needs `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`. Its redirect address is `PUBLIC_URL`/api/auth/callback/oidc.',
  },
  { name: 'OIDC_CLIENT_ID', default: '(none)', description: 'What the issuer calls this instance.' },
  { name: 'OIDC_CLIENT_SECRET', default: '(none)', description: 'The secret that belongs to it.' },
  {
    name: 'OIDC_NAME',
    default: '(“single sign-on”, in the reader’s language)',
    description: 'What the issuer is called on its button.',
  },
  {
    name: 'S3_ENDPOINT',
    default: '(files in `DATA_DIR`)',
    description:
      'An S3-compatible store for pictures on boards, as https://s3.example.com; needs `S3_BUCKET`, `S3_ACCESS_KEY_ID` and `S3_SECRET_ACCESS_KEY`.',
  },
  { name: 'S3_BUCKET', default: '(none)', description: 'The bucket, addressed by path.' },
  { name: 'S3_REGION', default: 'us-east-1', description: 'Its region.' },
  {
    name: 'S3_ACCESS_KEY_ID',
    default: '(none)',
    description: 'The key that may read, write, list and delete there.',
  },
  { name: 'S3_SECRET_ACCESS_KEY', default: '(none)', description: 'The secret that belongs to it.' },
  { name: 'LOG_LEVEL', default: 'info', description: `One of ${logLevels.join(', ')}.` },
  {
    name: 'TLDRAW_LICENSE_KEY',
    default: '(none)',
    description: 'A licence key of tldraw, which takes its watermark off the canvas.',
  },
]

export type LogLevel = (typeof logLevels)[number]

/** What another site knows this instance as. */
export interface ClientSettings {
  clientId: string
  clientSecret: string
}

/** Where pictures are kept when they are not files. */
export interface S3Settings {
  /** Without a trailing slash. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** What the environment says, checked. */
export interface Settings {
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  /** null: the embedded server. */
  databaseUrl: string | null
  /** Without a trailing slash; null: http://localhost and the port that was bound. */
  publicUrl: string | null
  /** null: made and kept in the data folder (only without databaseUrl). */
  authSecret: string | null
  allowPlainHttp: boolean
  trustProxy: number
  /** null: no mail is sent. */
  smtpUrl: string | null
  mailFrom: string | null
  github: ClientSettings | null
  google: ClientSettings | null
  /** `name` is null where the pages have words for it. */
  oidc: (ClientSettings & { issuer: string; name: string | null }) | null
  s3: S3Settings | null
  logLevel: LogLevel
  tldrawLicenseKey: string | null
  /** `npm run dev`: Next compiles on request and reloads. */
  dev: boolean
}

/** The settings of a started server: nothing is left open. */
export interface Env extends Settings {
  authSecret: string
  /** Random per start; instance.json hands it to tools on this machine (`npm run room`). */
  instanceKey: string
}

const wellKnownSecrets =
  /^(.)\1*$|change.?me|your.?secret|secret.?key|example|placeholder|default|insecure|^(secret|password|0123456789|abcdefgh)/i

const webAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must start with https:// or http://',
  )
  .transform((text) => text.replace(/\/+$/, ''))

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port number from 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or a name without scheme or port')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .refine(URL.canParse, 'is not a valid address')
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => {
      if (!URL.canParse(text)) return false
      const url = new URL(text)
      return (
        /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
      )
    }, 'must be http:// or https:// with a name and perhaps a port, and nothing after it')
    .transform((text) => new URL(text).origin)
    .optional(),
  AUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters (openssl rand -base64 32 makes a good one)')
    .refine(
      (text) => !wellKnownSecrets.test(text),
      'is a well-known default; make your own (openssl rand -base64 32)',
    )
    .optional(),
  ALLOW_PLAIN_HTTP: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, 'must be the number of proxies in front, 0 to 9')
    .transform(Number)
    .default(0),
  SMTP_URL: z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol),
      'must start with smtp:// or smtps://',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, or a name and <an address>')
    .optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'must have at most 40 characters').optional(),
  S3_ENDPOINT: webAddress.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is no name of a bucket')
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  TLDRAW_LICENSE_KEY: z.string().optional(),
  NODE_ENV: z.string().optional(),
})

/** Whether a host name or address stays on this machine. Brackets around IPv6 are allowed. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
  )
}

/**
 * Reads the settings out of an environment. An empty value counts as not set.
 * Throws StartError with one line that names the setting and what it must be (O5).
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new StartError(`${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}`)
  }
  const values = parsed.data
  if (values.DATABASE_URL && !values.AUTH_SECRET) {
    throw new StartError(
      'DATABASE_URL needs AUTH_SECRET: at least 32 random characters (openssl rand -base64 32 makes a good one)',
    )
  }
  if (!isLoopback(values.HOST) && !values.PUBLIC_URL) {
    throw new StartError(
      `HOST=${values.HOST} can be reached from other machines and needs PUBLIC_URL: the address people open`,
    )
  }
  if (
    values.PUBLIC_URL?.startsWith('http:') &&
    !isLoopback(new URL(values.PUBLIC_URL).hostname) &&
    values.ALLOW_PLAIN_HTTP !== '1'
  ) {
    throw new StartError(
      `PUBLIC_URL=${values.PUBLIC_URL} is plain http: use https, or set ALLOW_PLAIN_HTTP=1 on a network you trust`,
    )
  }
  together(values, ['SMTP_URL', 'MAIL_FROM'])
  together(values, ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'])
  together(values, ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'])
  together(values, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
  together(values, ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
  const oidc = clientOf(values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET)
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    publicUrl: values.PUBLIC_URL ?? null,
    authSecret: values.AUTH_SECRET ?? null,
    allowPlainHttp: values.ALLOW_PLAIN_HTTP === '1',
    trustProxy: values.TRUST_PROXY,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    github: clientOf(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET),
    google: clientOf(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    oidc:
      oidc && values.OIDC_ISSUER
        ? { ...oidc, issuer: values.OIDC_ISSUER, name: values.OIDC_NAME ?? null }
        : null,
    s3: s3Of(values),
    logLevel: values.LOG_LEVEL,
    tldrawLicenseKey: values.TLDRAW_LICENSE_KEY ?? null,
    dev: values.NODE_ENV === 'development',
  }
}

/** Settings that mean something only together: StartError that names what is missing. */
function together(values: Partial<Record<string, unknown>>, names: readonly string[]): void {
  const missing = names.filter((name) => values[name] === undefined)
  if (missing.length === 0 || missing.length === names.length) return
  const given = names.find((name) => values[name] !== undefined)
  throw new StartError(`${given} needs ${missing.join(' and ')}`)
}

function clientOf(clientId: string | undefined, clientSecret: string | undefined): ClientSettings | null {
  return clientId && clientSecret ? { clientId, clientSecret } : null
}

function s3Of(values: z.infer<typeof schema>): S3Settings | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = values
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return null
  return { endpoint, bucket, region, accessKeyId, secretAccessKey }
}

/** The settings of this process. Throws StartError. */
export function processSettings(): Settings {
  return readSettings(process.env)
}

/** Completes the settings with a secret and the key of this start. */
export function completeEnv(settings: Settings, authSecret: string): Env {
  return { ...settings, authSecret, instanceKey: randomBytes(32).toString('base64url') }
}

/** next-auth reads its address and secret from the environment and from nowhere else. */
export function tellNextAuth(publicUrl: string, authSecret: string): void {
  process.env.NEXTAUTH_URL = publicUrl
  process.env.NEXTAUTH_SECRET = authSecret
}
