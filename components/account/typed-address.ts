/** The address typed on one page of the way in, so that the next one has it; it is forgotten with the tab. */
let typed = ''

export function keepTypedAddress({ target }: { target: { value: string } }): void {
  typed = target.value
}

export function typedAddress(): string {
  return typed
}
