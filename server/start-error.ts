/**
 * A reason not to start that the operator can act on. The entry point prints the message as one
 * line on stderr and exits with 1: no stack trace, because nothing in the code is wrong.
 */
export class StartError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StartError'
  }
}
