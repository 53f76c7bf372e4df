/**
 * Every way a request can be refused. Each code has a message in every language
 * under `errors.<code>` (a test compares this list with the message files).
 */
export const errorCodes = {
  invalid: 400,
  unauthenticated: 401,
  sign_in_failed: 401,
  account_required: 403,
  account_disabled: 403,
  sign_up_closed: 403,
  invitation_needed: 403,
  sign_in_again: 403,
  forbidden: 403,
  bad_origin: 403,
  not_found: 404,
  conflict: 409,
  wrong_phase: 409,
  limit_reached: 409,
  releases_used_up: 409,
  last_admin: 409,
  other_role: 409,
  recording_agreed: 409,
  recording_settled: 409,
  recording_longer: 409,
  connect_first: 409,
  way_in_taken: 409,
  address_missing: 409,
  has_account: 409,
  link_unknown: 404,
  link_revoked: 410,
  link_expired: 410,
  link_used_up: 410,
  room_ended: 410,
  image_too_large: 413,
  image_refused: 422,
  session_file_too_large: 413,
  session_file_empty: 422,
  session_file_foreign: 422,
  session_file_newer: 422,
  session_file_damaged: 422,
  recording_damaged: 422,
  problem_file_too_large: 413,
  problem_board_too_large: 413,
  problem_file_foreign: 422,
  problem_file_newer: 422,
  too_many: 429,
  too_many_sign_ins: 429,
  too_many_mails: 429,
  too_many_invitations: 429,
  internal: 500,
  mail_failed: 502,
  provider_failed: 502,
  unavailable: 503,
  store_full: 507,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorCodes

/** What a field refuses; each has a message under `fields.<problem>`. */
export const fieldProblems = [
  'required',
  'too_long',
  'too_short',
  'too_easy',
  'not_allowed',
  'no_address',
  'taken',
  'unchanged',
  'wrong',
] as const
export type FieldProblem = (typeof fieldProblems)[number]

const brand = Symbol.for('drawbridge.AppError')

/**
 * An expected refusal: `code` decides the HTTP status and the words shown; `fields` points at inputs;
 * `extra` is sent beside the error for the page to act on (so it may hold only what this viewer may see).
 */
export class AppError extends Error {
  readonly [brand] = true

  // The server and its routes are bundled apart, each with a copy of this class: what the mailer or the image store
  // throws must be known for what it is in a route.
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && brand in value
  }

  constructor(
    readonly code: ErrorCode,
    readonly fields: Record<string, FieldProblem> = {},
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'AppError'
  }

  get status(): number {
    return errorCodes[this.code]
  }
}
