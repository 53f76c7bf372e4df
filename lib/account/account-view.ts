/** Who is signed in, as their own browser may know. */
export interface AccountView {
  name: string
  /** null for a guest, who has no account yet (J2, J8). */
  email: string | null
  /** Whether the address has been proven by a link that was sent to it. */
  isVerified: boolean
  /** Runs the instance. */
  isAdmin: boolean
}
