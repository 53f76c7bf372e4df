import type { ReleaseHead } from '@/lib/report/released'
import { limitReleaseMails } from '@/server/limits'
import { releaseMail } from '@/server/mail/release-mail'
import { readInstance } from '@/server/queries/instance'
import { releaseAddressees } from '@/server/queries/release-addressees'
import { reportUrl } from '@/server/report-url'
import type { Runtime } from '@/server/runtime'

/**
 * Tells candidates with a confirmed address that their feedback is there. Answers how many mails were taken. Never
 * throws: the release stands, and its link can be passed on by hand.
 */
export async function mailRelease(
  runtime: Pick<Runtime, 'db' | 'mail' | 'log' | 'rooms' | 'publicUrl'>,
  { roomId, release }: { roomId: string; release: ReleaseHead },
): Promise<number> {
  const { db, mail, log } = runtime
  if (!mail) return 0
  try {
    const [{ title }, { name: instance }, addressees] = await Promise.all([
      db.room.findUniqueOrThrow({ where: { id: roomId }, select: { title: true } }),
      readInstance(runtime),
      releaseAddressees(db, roomId),
    ])
    const url = reportUrl(runtime, roomId)
    const sent = await Promise.allSettled(
      addressees.map(async ({ email, locale }) => {
        await limitReleaseMails(runtime, email)
        await mail.send(
          releaseMail({ to: email, title, url, isAmended: release.version > 1 }, { locale, instance }),
        )
      }),
    )
    const taken = sent.filter(({ status }) => status === 'fulfilled').length
    if (taken < sent.length) log.warn({ roomId, failed: sent.length - taken }, 'a release was not mailed')
    return taken
  } catch (error) {
    log.warn({ roomId, error: error instanceof Error ? error.name : 'unknown' }, 'a release was not mailed')
    return 0
  }
}
