/**
 * Who interviews whom in a study group, week by week. Members are numbers from 0; no clock and no chance: the same group
 * always gets the same plan.
 *
 * Who meets is the circle method of round-robin tournaments (Kirkman, "On a problem in combinatorics", 1847): one member
 * stands still, the others move around by one seat a week, and who sit opposite each other meet. After one round everybody
 * has met everybody once; then the round begins anew. An odd group has an empty seat, and who sits opposite looks on.
 *
 * Who asks is an orientation of the graph whose edges are the pairs: two consecutive meetings of a member are linked, one
 * of them asking, one answering. The links make trails through the graph, and whoever walks along a trail asks who comes
 * next. Each round turns the parts of the one before.
 */

/** One interview of a week, by the numbers of its members. */
export interface Meeting {
  interviewer: number
  candidate: number
  /** Who looks on; null where nobody does. */
  observer: number | null
}

/** Members a group has. */
export const membersMin = 2
export const membersMax = 12

/** Two who meet, the one who asks first. */
type Pair = readonly [number, number]

/**
 * The meetings of each week. Everybody has one part a week; nobody meets somebody again before they met all others; who
 * meets again has the other part than before. Over all the weeks everybody asks and answers equally often, give or take
 * one, and looks on as often as all others, give or take one. On the way there nobody is ever more than two ahead.
 */
export function rotation(memberCount: number, weeks: number): Meeting[][] {
  const round = roundOf(memberCount)
  const isTurned = Math.floor(weeks / round.length) % 2 === 1
  // What counts in the end are the pairs that met an odd number of times: the first weeks of the round, or all but these.
  const asking = isTurned ? orient(round.toReversed()).toReversed() : orient(round)
  return Array.from({ length: weeks }, (_, week) => {
    const turn = Math.floor(week / round.length)
    const pairs = asking[week % round.length] ?? []
    const looksOn = bystander(pairs, memberCount)
    return pairs.map(([first, second], at): Meeting => {
      const [interviewer, candidate] = turn % 2 === 0 ? [first, second] : [second, first]
      // Another pair each time, so that nobody looks on at the same two for ever.
      return { interviewer, candidate, observer: at === week % pairs.length ? looksOn : null }
    })
  })
}

/** Who is in no pair of a week; null in an even group. */
function bystander(pairs: readonly Pair[], memberCount: number): number | null {
  const busy = new Set(pairs.flat())
  for (let member = 0; member < memberCount; member++) if (!busy.has(member)) return member
  return null
}

/** The circle method: the pairs of each week of one round, in which all meet once. */
function roundOf(memberCount: number): Pair[][] {
  const seats = memberCount + (memberCount % 2)
  const moving = seats - 1
  return Array.from({ length: moving }, (_, week) =>
    Array.from({ length: seats / 2 }, (_, at): Pair => {
      const one = at === 0 ? moving : (week + at) % moving
      return [one, (week + moving - at) % moving]
    })
      // The seat beyond the last member is empty.
      .filter((pair) => pair.every((member) => member < memberCount)),
  )
}

/** The same pairs, turned so that of a member's meetings in the order given each two, from the first, have one of either part. */
function orient(weeks: readonly (readonly Pair[])[]): Pair[][] {
  const pairs = weeks.flat()
  const linked = links(pairs)
  const turned = new Map<number, Pair>()
  /** Walks on from a pair through its second member, for as long as there are links to pairs not yet turned. */
  const walk = (from: number, pair: Pair, isBackwards: boolean) => {
    let [at, [, member]]: [number, Pair] = [from, pair]
    for (;;) {
      const next = linked.get(`${at} ${member}`)
      const found = next === undefined || turned.has(next) ? undefined : pairs[next]
      if (next === undefined || !found) return
      const onward: Pair = found[0] === member ? found : [found[1], found[0]]
      turned.set(next, isBackwards ? [onward[1], onward[0]] : onward)
      ;[at, member] = [next, onward[1]]
    }
  }
  pairs.forEach((pair, at) => {
    if (turned.has(at)) return
    turned.set(at, pair)
    walk(at, pair, false)
    // A trail that is no circle goes on in the other direction, too.
    walk(at, [pair[1], pair[0]], true)
  })
  let at = 0
  return weeks.map((week) => week.map((pair) => turned.get(at++) ?? pair))
}

/** Of each pair and member of it, the pair that is that member's other one: their first meeting goes with their second, and so on. */
function links(pairs: readonly Pair[]): Map<string, number> {
  const linked = new Map<string, number>()
  const waiting = new Map<number, number>()
  pairs.forEach((pair, at) => {
    for (const member of pair) {
      const before = waiting.get(member)
      if (before === undefined) {
        waiting.set(member, at)
        continue
      }
      waiting.delete(member)
      linked.set(`${before} ${member}`, at)
      linked.set(`${at} ${member}`, before)
    }
  })
  return linked
}
