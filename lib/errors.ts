/**
 * Every way a request can be refused. Each code has a message in every language
 * under `errors.<code>` (a test compares this list with the message files).
 */
export const errorCodes = {
  invalid: 400,
  unauthenticated: 401,
  account_required: 403,
  forbidden: 403,
  bad_origin: 403,
  not_found: 404,
  conflict: 409,
  wrong_phase: 409,
  limit_reached: 409,
  other_role: 409,
  recording_agreed: 409,
  link_unknown: 404,
  link_revoked: 410,
  link_expired: 410,
  link_used_up: 410,
  room_ended: 410,
  image_too_large: 413,
  image_refused: 422,
  too_many: 429,
  internal: 500,
  mail_failed: 502,
  unavailable: 503,
  store_full: 507,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorCodes

/** What a field refuses; each has a message under `fields.<problem>`. */
export const fieldProblems = ['required', 'too_long', 'not_allowed'] as const
export type FieldProblem = (typeof fieldProblems)[number]

/**
 * An expected refusal: `code` decides the HTTP status and the words shown; `fields` points at inputs;
 * `extra` is sent beside the error for the page to act on (so it may hold only what this viewer may see).
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fields: Record<string, FieldProblem> = {},
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'AppError'
  }

  /** Next bundles its own copy of this class: what the ports of the server throw is of another one, and means the same. */
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return value instanceof Error && value.name === 'AppError' && 'code' in value
  }

  get status(): number {
    return errorCodes[this.code]
  }
}
