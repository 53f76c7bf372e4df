import type { DeviceView } from '@/lib/account/ways-in'
import type { Locale } from '@/lib/i18n/locale'
import type { Theme } from '@/lib/theme'
import { send } from '@/components/room/request'

const account = '/api/account'

/** Where a file with everything there is of this person is downloaded from. */
export const exportPath = `${account}/export`

export const devicesPath = `${account}/devices`

export const changeProfile = (changes: { name?: string; locale?: Locale; theme?: Theme }): Promise<unknown> =>
  send('PATCH', account, changes)

export const listDevices = async (): Promise<DeviceView[]> =>
  (await send<{ devices: DeviceView[] }>('GET', devicesPath)).devices

export const signOutDevice = (deviceId: string): Promise<unknown> =>
  send('DELETE', `${devicesPath}/${deviceId}`, {})

export const signOutOthers = (): Promise<unknown> => send('DELETE', devicesPath, {})

/** `current` is the password there is; left out where there is none. */
export const changePassword = (next: string, current?: string): Promise<unknown> =>
  send('POST', `${account}/password`, { next, current })

export const mailVerification = (): Promise<unknown> => send('POST', `${account}/verify`, {})

/** Whether the new address holds at once, or when the link is opened that was mailed to it. `password` is left out where there is none. */
export const changeAddress = async (email: string, password?: string): Promise<'mailed' | 'changed'> =>
  (await send<{ status: 'mailed' | 'changed' }>('POST', `${account}/email`, { email, password })).status

/** Deletes whoever asks. */
export const leave = (proof: { password: string } | { confirm: string }): Promise<unknown> =>
  send('DELETE', account, proof)
