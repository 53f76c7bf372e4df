import type { AccountView } from '@/lib/account/account-view'

/** Somebody's account as their own browser may know it, field by field. */
export function presentAccount({ name, email, isVerified, isAdmin }: AccountView): AccountView {
  return { name, email, isVerified, isAdmin }
}
