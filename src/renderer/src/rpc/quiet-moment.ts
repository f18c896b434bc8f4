/** Runs something once after a burst, when nothing has asked for it for a while. */
export class QuietMoment {
  readonly #quietMs: number
  readonly #run: () => void
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(quietMs: number, run: () => void) {
    this.#quietMs = quietMs
    this.#run = run
  }

  /** Asks for it, and for quiet from now on. */
  wait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.comeNow(), this.#quietMs)
  }

  /** Runs at once what was asked for, if anything was. */
  comeNow(): void {
    if (this.#timer === null) return
    clearTimeout(this.#timer)
    this.#timer = null
    this.#run()
  }
}
