import * as problems from '@/app/api/problems/route'
import * as files from '@/app/api/problems/file/route'
import * as problem from '@/app/api/problems/[id]/route'
import * as file from '@/app/api/problems/[id]/file/route'
import * as ready from '@/app/api/problems/[id]/ready/route'
import * as reference from '@/app/api/problems/[id]/reference/route'
import * as sharing from '@/app/api/problems/[id]/sharing/route'
import { type OpenEntry, principals } from '@/app/api/matrix/scene'
import { emptyDraft } from '@/lib/problem/own-problem'

/** Nobody of the scene has an account, which whoever writes problems needs; own-problems.test.ts has people with one. */
const forAccounts = principals.map((principal) => (principal === 'nobody' ? 401 : 403))
const params = { id: 'nowhere' }

/** Own problems (P4). */
export const ownProblemOpenEntries: Record<string, OpenEntry> = {
  'GET problems': {
    handler: problems.GET,
    sending: () => ({ method: 'GET' }),
    statuses: forAccounts,
  },
  'POST problems': {
    handler: problems.POST,
    sending: () => ({ body: { kind: 'empty', language: 'en' } }),
    statuses: forAccounts,
  },
  'POST problems/file': {
    handler: files.POST,
    sending: () => ({ body: {} }),
    statuses: forAccounts,
  },
  'GET problems/[id]': {
    handler: problem.GET,
    sending: () => ({ method: 'GET', params }),
    statuses: forAccounts,
  },
  'PUT problems/[id]': {
    handler: problem.PUT,
    sending: () => ({ method: 'PUT', params, body: { draft: emptyDraft('en'), version: 1 } }),
    statuses: forAccounts,
  },
  'DELETE problems/[id]': {
    handler: problem.DELETE,
    sending: () => ({ method: 'DELETE', params, body: {} }),
    statuses: forAccounts,
  },
  'GET problems/[id]/file': {
    handler: file.GET,
    sending: () => ({ method: 'GET', params }),
    statuses: forAccounts,
  },
  'POST problems/[id]/ready': {
    handler: ready.POST,
    sending: () => ({ params, body: { version: 1 } }),
    statuses: forAccounts,
  },
  'PUT problems/[id]/reference': {
    handler: reference.PUT,
    sending: () => ({ method: 'PUT', params, body: { roomId: null, version: 1 } }),
    statuses: forAccounts,
  },
  'PUT problems/[id]/sharing': {
    handler: sharing.PUT,
    sending: () => ({ method: 'PUT', params, body: { isShared: true } }),
    statuses: forAccounts,
  },
}
