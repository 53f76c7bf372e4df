/** What a person may choose; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What is on screen in the end. */
export type ResolvedTheme = 'light' | 'dark'

/** The cookie that remembers the choice, so that the first byte of a page already has it. */
export const themeCookie = 'drawbridge.theme'

/** The remembered theme, or `system` when there is none or it is unknown. */
export function readTheme(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? 'system'
}
