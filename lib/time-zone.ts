/** Wall clocks in time zones: what a form shows, and the instant it means. */

const minuteMs = 60_000

/** Whether this is the IANA name of a zone that is known here. */
export function isTimeZone(name: string): boolean {
  try {
    // `UTC+1` and the like are offsets, which know nothing of summer time.
    return name.length <= 64 && /^[A-Za-z]/.test(name) && Boolean(formatIn(name))
  } catch {
    return false
  }
}

/** The wall clock in a zone at an instant (ms since 1970), as a `datetime-local` field takes it: `2026-12-01T15:00`. */
export function wallTime(instant: number, timeZone: string): string {
  const { year, month, day, hour, minute } = partsOf(instant, timeZone)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** Whether the clocks of two zones show anything different at one of these instants (ms since 1970): one zone may have two names. */
export function clocksDiffer(instants: readonly number[], zone: string, other: string): boolean {
  return instants.some((instant) => wallTime(instant, zone) !== wallTime(instant, other))
}

/**
 * The instant (ms since 1970) at which the clocks of a zone show this wall time; null when it is no time. An hour that
 * clocks skip means the hour after it; one that they show twice, the first of the two.
 */
export function instantOf(wall: string, timeZone: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(wall)
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  // The 31st of February, or 25 o'clock, would be another day.
  if (wallTime(asUtc, 'UTC') !== wall) return null
  const dayMs = 24 * 60 * minuteMs
  const [before, after] = [offsetAt(asUtc - dayMs, timeZone), offsetAt(asUtc + dayMs, timeZone)]
  const fits = [asUtc - before, asUtc - after].filter((instant) => wallTime(instant, timeZone) === wall)
  return fits.length > 0 ? Math.min(...fits) : asUtc - before
}

/** How far the clocks of a zone are ahead of UTC, in ms. */
function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute } = partsOf(instant, timeZone)
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return shown - Math.floor(instant / minuteMs) * minuteMs
}

function partsOf(instant: number, timeZone: string) {
  const parts = formatIn(timeZone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return {
    year: part('year').padStart(4, '0'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
}
