import * as compare from '@/app/api/compare/route'
import { type OpenEntry, principals } from '@/app/api/matrix/scene'
import * as progress from '@/app/api/progress/route'

/** What is read over several sessions: each is judged by itself, and one's own progress is one's own. */
export const progressOpenEntries: Record<string, OpenEntry> = {
  'GET compare': {
    handler: compare.GET,
    // The room is under way: nobody compares it yet, and strangers do not learn that it exists.
    sending: ({ roomId }) => ({ method: 'GET', path: `/api/compare?a=${roomId}&b=${roomId}` }),
    statuses: [409, 409, 409, 409, 409, 404, 404, 404],
  },
  'GET progress': {
    handler: progress.GET,
    sending: () => ({ method: 'GET' }),
    statuses: principals.map((principal) => (principal === 'nobody' ? 401 : 200)),
  },
}
