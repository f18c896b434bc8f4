/**
 * Takes typed figures to the backend where several belong together (received and online, a part and its whole).
 * - what was typed is shown and kept here until the backend has it;
 * - what failed is sent again together with the next edit, so that two figures that only fit together get there;
 * - when the backend refuses some groups, the others are sent again at once without them;
 * - a text that is not a figure is kept, marked and never sent.
 */

/** One typed cell; `value` undefined is a text that could not be read. */
export interface GroupEdit<P> {
  /** Names the cell. */
  readonly key: string
  /** Cells of one group are judged together by the backend. */
  readonly group: string
  readonly place: P
  readonly text: string
  readonly value: number | null | undefined
}

export interface PendingEdit<P> extends GroupEdit<P> {
  readonly state: 'saving' | 'saved' | 'failed'
  /** Clock time at which the backend had it. */
  readonly savedAtMs: number | null
}

export interface GroupSaverState<P> {
  /** By key; a new map after every change. */
  readonly cells: ReadonlyMap<string, PendingEdit<P>>
  readonly failed: number
  readonly saving: number
  /** Why the last sending failed. */
  readonly error: unknown
}

interface SaverPorts<P> {
  send(edits: readonly GroupEdit<P>[], cause: string): Promise<unknown>
  /** The groups that a refusal is about; empty when it is about all of them. */
  refusedGroups(error: unknown, edits: readonly GroupEdit<P>[]): ReadonlySet<string>
  nowMs(): number
}

/** A saved figure is kept here long enough for any answer that was asked before it to arrive. */
const keptAfterSavingMs = 60_000

export class GroupSaver<P> {
  readonly #ports: SaverPorts<P>
  readonly #listeners = new Set<() => void>()
  #cells = new Map<string, PendingEdit<P>>()
  #error: unknown = null
  #sending: Promise<void> = Promise.resolve()
  #state: GroupSaverState<P> = { cells: new Map(), failed: 0, saving: 0, error: null }

  constructor(ports: SaverPorts<P>) {
    this.#ports = ports
  }

  readonly state = (): GroupSaverState<P> => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows the edits at once and sends them, with what failed before. */
  record(edits: readonly GroupEdit<P>[], cause: string): void {
    if (edits.length === 0) return
    this.#dropOld()
    for (const edit of edits) this.#put(edit, edit.value === undefined ? 'failed' : 'saving')
    this.#sendWaiting(cause)
  }

  /** Sends again what failed. */
  retry(): void {
    this.#sendWaiting('type')
  }

  /** Gives up what could not be saved: the cells show what the book holds. */
  discardFailed(): void {
    for (const [key, cell] of this.#cells) if (cell.state === 'failed') this.#cells.delete(key)
    this.#error = null
    this.#changed()
  }

  /** Resolves when nothing is being sent any more. */
  settled(): Promise<void> {
    return this.#sending
  }

  #sendWaiting(cause: string): void {
    for (const cell of this.#cells.values())
      if (cell.state === 'failed' && cell.value !== undefined) this.#put(cell, 'saving')
    this.#changed()
    this.#sending = this.#sending.then(() => this.#sendAll(cause))
  }

  async #sendAll(cause: string): Promise<void> {
    let waiting = [...this.#cells.values()].filter((cell) => cell.state === 'saving')
    while (waiting.length > 0) {
      const sent = waiting
      try {
        await this.#ports.send(sent, cause)
        this.#settle(sent, 'saved')
        if (![...this.#cells.values()].some((cell) => cell.state === 'failed')) this.#error = null
        waiting = []
      } catch (error) {
        this.#error = error
        const refused = this.#ports.refusedGroups(error, sent)
        const isAll = refused.size === 0
        this.#settle(
          sent.filter(({ group }) => isAll || refused.has(group)),
          'failed',
        )
        const left = isAll ? [] : sent.filter(({ group }) => !refused.has(group))
        waiting = left.length < sent.length ? left : []
        if (left.length === sent.length) this.#settle(sent, 'failed')
      }
      this.#changed()
    }
  }

  /** An edit made meanwhile stays as it is. */
  #settle(sent: readonly PendingEdit<P>[], state: 'saved' | 'failed'): void {
    for (const edit of sent) if (this.#cells.get(edit.key) === edit) this.#put(edit, state)
  }

  #put(edit: GroupEdit<P>, state: PendingEdit<P>['state']): void {
    const { key, group, place, text, value } = edit
    const savedAtMs = state === 'saved' ? this.#ports.nowMs() : null
    this.#cells.set(key, { key, group, place, text, value, state, savedAtMs })
  }

  #dropOld(): void {
    const limit = this.#ports.nowMs() - keptAfterSavingMs
    for (const [key, { savedAtMs }] of this.#cells) if (savedAtMs !== null && savedAtMs < limit) this.#cells.delete(key)
  }

  #changed(): void {
    const cells = new Map(this.#cells)
    const states = Array.from(cells.values(), ({ state }) => state)
    this.#state = {
      cells,
      failed: states.filter((state) => state === 'failed').length,
      saving: states.filter((state) => state === 'saving').length,
      error: this.#error,
    }
    for (const listener of this.#listeners) listener()
  }
}

/** True while a pending cell stands for the figure, false once an answer asked after it was saved has arrived. */
export function standsFor<P>(cell: PendingEdit<P>, answeredAtMs: number): boolean {
  return cell.savedAtMs === null || answeredAtMs <= cell.savedAtMs
}
