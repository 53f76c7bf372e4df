const yearInSeconds = 60 * 60 * 24 * 365

/** Keeps a preference in a cookie for a year, so that the server knows it before the first byte. */
export function remember(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=${yearInSeconds}; samesite=lax`
}
