import { once } from 'node:events'
import { createServer } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { createMailer, type Mail } from '@/server/mail/mailer'

interface Received {
  from: string
  to: string[]
  raw: string
  mail: ParsedMail
}

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A mail server on this machine. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        void simpleParser(raw).then((mail) => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, mail })
          done()
        })
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  stops.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port: (server.server.address() as { port: number }).port, received }
}

function mailerAt(port: number, login = '') {
  const failures: string[] = []
  const mailer = createMailer(
    { smtpUrl: `smtp://${login}127.0.0.1:${port}`, mailFrom: 'Drawbridge <room@draw.example>' },
    (code) => failures.push(code),
  )
  if (!mailer) throw new Error('no mailer')
  return { mailer, failures }
}

const mail: Mail = {
  to: 'sora@example.com',
  subject: '초대: 설계 면접',
  text: '안녕하세요\nhttps://draw.example/join#x\n',
  html: '<p>안녕하세요</p>',
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )
}

describe('the mailer', () => {
  test('without a mail server there is none', () => {
    expect(createMailer({ smtpUrl: null, mailFrom: null }, () => undefined)).toBeNull()
    expect(createMailer({ smtpUrl: 'smtp://127.0.0.1', mailFrom: null }, () => undefined)).toBeNull()
  })

  test('hands over one mail to one person, Korean as it was written, the event as a calendar part', async () => {
    const { port, received } = await mailServer()
    const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n'
    await mailerAt(port).mailer.send({ ...mail, calendar })
    expect(received).toHaveLength(1)
    const [{ from, to, mail: got }] = received as [Received]
    expect({ from, to }).toEqual({ from: 'room@draw.example', to: ['sora@example.com'] })
    expect(got.subject).toBe(mail.subject)
    expect(got.text?.trim()).toBe(mail.text.trim())
    expect(got.html).toContain(mail.html)
    const event = got.attachments.find(({ contentType }) => contentType === 'text/calendar')
    expect(event?.content.toString()).toBe(calendar)
  })

  test('signs in where the settings say so', async () => {
    const logins: unknown[] = []
    const { port, received } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        logins.push({ username, password })
        if (password === 'p@ss') done(null, { user: username })
        else done(new Error('wrong'))
      },
    })
    await mailerAt(port, 'room:p%40ss@').mailer.send(mail)
    expect(logins).toContainEqual({ username: 'room', password: 'p@ss' })
    expect(received).toHaveLength(1)
    const { mailer, failures } = mailerAt(port, 'room:wrong@')
    expect(await refusal(mailer.send(mail))).toBe('mail_failed')
    expect(failures).toEqual(['EAUTH'])
    expect(received).toHaveLength(1)
  })

  test('X4 nothing that was typed becomes another header or another receiver', async () => {
    const { port, received } = await mailServer()
    const { mailer } = mailerAt(port)
    await mailer.send({
      to: 'sora@example.com',
      subject: 'Hi\r\nBcc: eve@example.com\r\n\r\nbody\u2028X: y',
      html: '<p>.</p>',
      text: '.\r\nQUIT\r\n.\r\nRCPT TO:<eve@example.com>\r\n',
    })
    for (const to of [
      'a@example.com, eve@example.com',
      'a@example.com\r\nBcc: eve@example.com',
      '<a@example.com>,<eve@example.com>',
    ])
      await refusal(mailer.send({ ...mail, to }))
    expect(received.length).toBeGreaterThanOrEqual(1)
    const [{ mail: first }] = received as [Received]
    expect(first.headers.has('bcc')).toBe(false)
    expect(first.headers.has('x')).toBe(false)
    expect(first.text).toContain('RCPT TO:<eve@example.com>')
    for (const { to } of received) {
      expect(to).toHaveLength(1)
      expect(to).not.toContain('eve@example.com')
    }
  })

  test('a mail server that is down, refuses, or answers nonsense is mail_failed; only a code is told', async () => {
    const down = createServer()
    down.listen(0, '127.0.0.1')
    await once(down, 'listening')
    const { port: closedPort } = down.address() as { port: number }
    down.close()
    await once(down, 'close')
    const refusing = await mailServer({
      onRcptTo: ({ address }, _session, done) => done(new Error(`no such mailbox: ${address}`)),
    })
    const babbling = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    babbling.listen(0, '127.0.0.1')
    await once(babbling, 'listening')
    stops.push(() => new Promise((resolve) => babbling.close(resolve)))
    const ports = [closedPort, refusing.port, (babbling.address() as { port: number }).port]
    for (const port of ports) {
      const { mailer, failures } = mailerAt(port)
      expect(await refusal(mailer.send(mail))).toBe('mail_failed')
      expect(failures).toHaveLength(1)
      expect(failures.join()).toMatch(/^E[A-Z]+$/)
      expect(refusing.received).toEqual([])
    }
  })

  test('a mail server that says nothing is down after ten seconds', { timeout: 20_000 }, async () => {
    const silent = createServer((socket) => void socket.on('error', () => undefined))
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    stops.push(() => new Promise((resolve) => silent.close(resolve)))
    const { mailer, failures } = mailerAt((silent.address() as { port: number }).port)
    const begun = performance.now()
    expect(await refusal(mailer.send(mail))).toBe('mail_failed')
    expect(performance.now() - begun).toBeLessThan(15_000)
    expect(failures).toEqual(['ETIMEDOUT'])
  })
})
