/** Names a change of this window, so that a repetition of it is known as the same. */
export function newClientId(): string {
  return crypto.randomUUID()
}
