import type { Runtime } from '@/server/runtime'

/** Where the report of a session is read. */
export function reportUrl({ publicUrl }: Pick<Runtime, 'publicUrl'>, roomId: string): string {
  return `${publicUrl}/rooms/${roomId}/report`
}
