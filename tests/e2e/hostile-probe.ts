/**
 * What code of an attacker would try once it runs in the page. `server` is a listening address outside the application.
 * Functions are sent to the page as text, so each stands alone. Code that the policy must refuse runs in a timer: what
 * the debugger evaluates directly is exempt from the policy.
 */
export interface Probe {
  /** Also the path it asks the server for, so that the server can say which one arrived. */
  readonly name: string
  /** True when it got what it wanted; what only the server can see answers false. */
  readonly run: (server: string) => Promise<boolean> | boolean
  /** Why it fails in any window, however open; without it the control demands that it succeeds there. */
  readonly unprovable?: string
}

export function probe(name: string, run: Probe['run'], unprovable?: string): Probe {
  return { name, run, ...(unprovable !== undefined && { unprovable }) }
}
