/** Calls back once after the delay; the returned function calls it off. */
type After = (delayMs: number, run: () => void) => () => void

interface IdleWatchPorts {
  readonly idleMs: number
  readonly after: After
  /** Tells the backend that the person is there. */
  readonly touch: () => void
  /** The person has done nothing for the whole time. */
  readonly lock: () => void
}

const touchEveryMs = 60_000

/** Watches for a person at the keyboard or mouse: tells the backend at most once a minute, locks when nothing comes. */
export class IdleWatch {
  readonly #ports: IdleWatchPorts
  #callOffLock: () => void
  #callOffQuiet: (() => void) | null = null

  constructor(ports: IdleWatchPorts) {
    this.#ports = ports
    this.#callOffLock = ports.after(ports.idleMs, ports.lock)
  }

  /** The person did something. */
  readonly noteActivity = (): void => {
    const { after, idleMs, lock, touch } = this.#ports
    this.#callOffLock()
    this.#callOffLock = after(idleMs, lock)
    if (this.#callOffQuiet !== null) return
    this.#callOffQuiet = after(touchEveryMs, () => {
      this.#callOffQuiet = null
    })
    touch()
  }

  stop(): void {
    this.#callOffLock()
    this.#callOffQuiet?.()
  }
}
