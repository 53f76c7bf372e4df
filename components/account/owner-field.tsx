/** Tells password managers whose password a form is about; nobody sees it. */
export function OwnerField({ email }: { email: string }) {
  // Not type="hidden", which they pass over.
  return <input type="text" name="username" value={email} readOnly hidden autoComplete="username" />
}
