import type { PlannedCell } from './importing.schema.ts'

/** What becomes of a figure. */
export type Fate = Pick<PlannedCell, 'status' | 'channel' | 'standing' | 'before' | 'after' | 'issue'>

const statuses = [
  'new',
  'changed',
  'same',
  'kept',
  'asked',
  'locked',
  'refused',
] as const satisfies readonly Fate['status'][]
const channels = ['FIXED', 'MOBILE', 'STOCK'] as const satisfies readonly Fate['channel'][]

/** Bits of a mark: the status and 1, so that 0 is undecided, and the channel above it. */
const STATUS = 15
const CHANNEL_SHIFT = 4

/** What becomes of each figure of a file, by its place in the list of them, as columns. */
export class Fates {
  readonly #marks: Uint8Array
  /** Three for each: standing, before and after; NaN for none. */
  readonly #values: Float64Array
  /** Places in `#codes`. */
  readonly #issues: Uint16Array
  readonly #codes: (string | null)[] = [null]

  constructor(length: number) {
    this.#marks = new Uint8Array(length)
    this.#values = new Float64Array(length * 3)
    this.#issues = new Uint16Array(length)
  }

  set(index: number, { status, channel, standing, before, after, issue }: Fate): void {
    this.#marks[index] = (statuses.indexOf(status) + 1) | (channels.indexOf(channel) << CHANNEL_SHIFT)
    this.#values[index * 3] = standing ?? Number.NaN
    this.#values[index * 3 + 1] = before ?? Number.NaN
    this.#values[index * 3 + 2] = after ?? Number.NaN
    this.#issues[index] = issue === null ? 0 : this.#placeOf(issue)
  }

  /** Undefined while nothing is decided. */
  at(index: number): Fate | undefined {
    const status = this.statusAt(index)
    const channel = channels[(this.#marks[index] ?? 0) >> CHANNEL_SHIFT]
    if (status === undefined || channel === undefined) return undefined
    return {
      status,
      channel,
      standing: this.#valueAt(index * 3),
      before: this.#valueAt(index * 3 + 1),
      after: this.#valueAt(index * 3 + 2),
      issue: this.#codes[this.#issues[index] ?? 0] ?? null,
    }
  }

  statusAt(index: number): Fate['status'] | undefined {
    return statuses[((this.#marks[index] ?? 0) & STATUS) - 1]
  }

  #valueAt(place: number): number | null {
    const value = this.#values[place] ?? Number.NaN
    return Number.isNaN(value) ? null : value
  }

  /** Causes are few: they are codes of issues. */
  #placeOf(code: string): number {
    const known = this.#codes.indexOf(code)
    return known < 0 ? this.#codes.push(code) - 1 : known
  }
}
