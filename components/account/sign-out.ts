import { signOutHere } from '@/components/account/account-requests'

/** Signs this device out, takes what it keeps of boards with it (B14), and goes to the start page. Throws RequestRefused. */
export async function signOut(): Promise<void> {
  await signOutHere()
  window.location.assign('/')
}
