import { notFound } from 'next/navigation'
import { type Account, accountOfPage } from '@/server/auth/account'

/** Whoever runs the instance and asks for a page. For everybody else there is no such page (X3). */
export async function adminOfPage(): Promise<Omit<Account, 'sid'>> {
  const account = await accountOfPage()
  if (!account?.isAdmin || account.email === null) notFound()
  return { ...account, email: account.email }
}
