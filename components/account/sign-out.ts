import { signOutHere } from '@/components/account/account-requests'

/** Signs this device out, takes what it keeps of boards with it (B14), and goes to the start page. Throws RequestRefused. */
export async function signOut(): Promise<void> {
  await signOutHere()
  // The answer tells the browser to empty its storage, which browsers do on https only. Loaded on use: boards are large.
  const { wipeLocalCopies } = await import('@/components/room/wipe-local-copies')
  await wipeLocalCopies()
  window.location.assign('/')
}
