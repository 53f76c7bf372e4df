import { requireAdmin } from '@/server/auth/account'
import { findAccounts } from '@/server/queries/accounts'
import { json, reads } from '@/server/route'

/** One page of the accounts, or of those a search finds. */
export const GET = reads(async ({ runtime, request }) => {
  await requireAdmin(request, runtime)
  const { searchParams } = new URL(request.url)
  const page = Number(searchParams.get('page') ?? 1)
  return json(await findAccounts(runtime, { search: searchParams.get('search') ?? '', page }))
})
