import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { expect } from '@playwright/test'

/** A real mail server in this process: keeps what it is sent, and can be made to refuse everything. */
export class MailServer {
  readonly mails: ParsedMail[] = []
  isDown = false
  readonly #server: SMTPServer

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: (_address, _session, answer) => answer(this.isDown ? new Error('busy') : null),
      onData: (stream, _session, answer) => {
        simpleParser(stream).then(
          (mail) => {
            this.mails.push(mail)
            answer()
          },
          (error: unknown) => answer(error instanceof Error ? error : new Error('unreadable')),
        )
      },
    })
  }

  static async start(): Promise<MailServer> {
    const mailServer = new MailServer()
    const listener = mailServer.#server.listen(0, '127.0.0.1')
    await once(listener, 'listening')
    return mailServer
  }

  /** What a server is told to use it. */
  get env(): Record<string, string> {
    const { port } = this.#server.server.address() as AddressInfo
    return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Drawbridge <draw@example.com>' }
  }

  /** The newest mail to this address, once there are as many as `count`. */
  async mailTo(address: string, count = 1): Promise<ParsedMail> {
    const mails = () => this.mails.filter(({ to }) => [to ?? []].flat().some(({ text }) => text === address))
    await expect.poll(() => mails().length).toBeGreaterThanOrEqual(count)
    const mail = mails().at(-1)
    if (!mail) throw new Error(`no mail to ${address}`)
    return mail
  }

  /** The link in the newest mail to this address. */
  async linkTo(address: string, count = 1): Promise<string> {
    const { text = '' } = await this.mailTo(address, count)
    const [link] = /https?:\S+/.exec(text) ?? []
    if (!link) throw new Error(`no link in ${text}`)
    return link
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve))
  }
}
