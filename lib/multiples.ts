/** What people write behind a number to multiply it: `100M`, `5k`, `2 billion`, `3천만`. */

/** The power of ten each stands for. `B` is not among them: behind a number it is bytes. */
export const powersOfTen: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  M: 6,
  G: 9,
  T: 12,
  thousand: 3,
  million: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
  천: 3,
  만: 4,
  십만: 5,
  백만: 6,
  천만: 7,
  억: 8,
  십억: 9,
  백억: 10,
  천억: 11,
  조: 12,
}

/** The Korean ones, as a part of a regular expression. */
export const koreanMultiples = '[십백천]?[만억]|[천조]'
