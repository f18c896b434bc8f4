/**
 * Takes figures from the grid to the ledger. Guarantees:
 * - what was typed is shown and kept here until the backend has answered for it, whichever screen is open;
 * - batches are sent one after another in the order they were made, each all or nothing, so a later edit of a cell wins;
 * - a batch that fails stays: its cells keep their text, are marked, and are sent again on request, on the next edit
 *   and every few seconds; a cell edited since is left out of the repetition;
 * - an answer that was on its way before a figure was saved never covers that figure.
 */
import type { Source } from '#shared/figures/figures.schema.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'

export interface CellPlace {
  readonly unitCode: string
  readonly indicator: string
  readonly on: LocalDate
}

/** A figure of the fixed counters as typed: a count, a blank, or a text that is not a number. */
export interface CellEdit extends CellPlace {
  readonly value: number | null
  readonly draft: string | null
}

export interface PendingCell extends CellEdit {
  /** `kept` is saved a while ago: the mark of a saved cell is shown for a moment only. */
  readonly state: 'saving' | 'saved' | 'kept' | 'failed'
  /** Clock time at which the backend had it. */
  readonly savedAtMs: number | null
}

export interface Batch {
  /** The same for a repetition, so that nothing is recorded twice. */
  readonly clientId: string
  readonly source: Source
  readonly edits: readonly CellEdit[]
}

/** Cells by `cellKey`; a new map after every change. */
export type PendingCells = ReadonlyMap<string, PendingCell>

export interface SaverState {
  readonly cells: PendingCells
  readonly failed: number
  readonly saving: number
  /** Why the last batch failed. */
  readonly error: unknown
}

interface SaverPorts {
  send(batch: Batch): Promise<unknown>
  /** False for a refusal that will be the same next time: it waits for the person. */
  isPassing(error: unknown): boolean
  newId(): string
  nowMs(): number
  /** Calls back once after the delay; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void
}

const retryAfterMs = 5_000
const markShownMs = 1_500
/** A saved figure is kept here long enough for any answer that was asked before it to arrive. */
const keptAfterSavingMs = 300_000

export function cellKey({ unitCode, indicator, on }: CellPlace): string {
  return `${unitCode}|${indicator}|${on}`
}

export class EntrySaver {
  readonly #ports: SaverPorts
  readonly #listeners = new Set<() => void>()
  #cells = new Map<string, PendingCell>()
  #newest = new Map<string, CellEdit>()
  #queue: Batch[] = []
  #failed: Batch[] = []
  #isSending = false
  #error: unknown = null
  #callOffRetry: (() => void) | null = null
  #state: SaverState = { cells: new Map(), failed: 0, saving: 0, error: null }
  #idle: (() => void)[] = []

  constructor(ports: SaverPorts) {
    this.#ports = ports
  }

  readonly state = (): SaverState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows the edits at once and queues them as one command. */
  record(edits: readonly CellEdit[], source: Source): void {
    if (edits.length === 0) return
    const lastOfEachCell = new Map(edits.map((edit) => [cellKey(edit), edit]))
    this.#take({ clientId: this.#ports.newId(), source, edits: [...lastOfEachCell.values()] })
    this.retry()
  }

  /** Sends again what failed, without the cells that were edited since. */
  retry(): void {
    this.#callOffRetry?.()
    this.#callOffRetry = null
    const again = this.#failed.flatMap((batch) => this.#stillWanted(batch))
    this.#failed = []
    this.#queue = [...again, ...this.#queue]
    for (const { edits } of again) this.#mark(edits, 'saving')
    this.#changed()
    void this.#sendAll()
  }

  /** Gives up the figures that could not be saved: the cells show what the ledger holds. */
  discardFailed(): void {
    for (const edit of this.#failed.flatMap((batch) => batch.edits)) {
      if (this.#isNewest(edit)) this.#forget(edit)
    }
    this.#failed = []
    this.#error = null
    this.#changed()
  }

  /** Resolves when nothing is being sent any more; true when everything was saved. */
  async settled(): Promise<boolean> {
    if (this.#isSending) await new Promise<void>((resolve) => this.#idle.push(resolve))
    return this.#failed.length === 0
  }

  #take(batch: Batch): void {
    this.#dropOldMarks()
    for (const edit of batch.edits) this.#newest.set(cellKey(edit), edit)
    this.#mark(batch.edits, 'saving')
    this.#queue.push(batch)
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let batch = this.#queue[0]; batch !== undefined; batch = this.#queue[0]) {
      await this.#sendOne(batch)
      this.#queue = this.#queue.filter((other) => other !== batch)
      this.#changed()
    }
    this.#isSending = false
    if (this.#failed.length > 0 && this.#ports.isPassing(this.#error)) this.#retryLater()
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #sendOne(batch: Batch): Promise<void> {
    try {
      await this.#ports.send(batch)
      this.#error = this.#failed.length === 0 ? null : this.#error
      this.#mark(batch.edits, 'saved')
      this.#ports.after(markShownMs, () => this.#takeMarkOff(batch.edits))
    } catch (error) {
      this.#error = error
      this.#failed.push(batch)
      this.#mark(batch.edits, 'failed')
    }
  }

  #retryLater(): void {
    this.#callOffRetry?.()
    this.#callOffRetry = this.#ports.after(retryAfterMs, () => this.retry())
  }

  #stillWanted(batch: Batch): Batch[] {
    const edits = batch.edits.filter((edit) => this.#isNewest(edit))
    if (edits.length === 0) return []
    return [edits.length === batch.edits.length ? batch : { ...batch, edits, clientId: this.#ports.newId() }]
  }

  #isNewest(edit: CellEdit): boolean {
    return this.#newest.get(cellKey(edit)) === edit
  }

  #mark(edits: readonly CellEdit[], state: PendingCell['state']): void {
    const savedAtMs = state === 'saved' ? this.#ports.nowMs() : null
    for (const edit of edits) {
      if (this.#isNewest(edit)) this.#cells.set(cellKey(edit), { ...edit, state, savedAtMs })
    }
  }

  #takeMarkOff(edits: readonly CellEdit[]): void {
    for (const edit of edits) {
      const cell = this.#cells.get(cellKey(edit))
      if (cell?.state === 'saved' && this.#isNewest(edit)) this.#cells.set(cellKey(edit), { ...cell, state: 'kept' })
    }
    this.#changed()
  }

  #forget(edit: CellEdit): void {
    this.#cells.delete(cellKey(edit))
    this.#newest.delete(cellKey(edit))
  }

  #dropOldMarks(): void {
    const limit = this.#ports.nowMs() - keptAfterSavingMs
    for (const cell of this.#cells.values()) {
      if (cell.state === 'kept' && cell.savedAtMs !== null && cell.savedAtMs < limit) this.#forget(cell)
    }
  }

  #changed(): void {
    const cells = new Map(this.#cells)
    const states = Array.from(cells.values(), (cell) => cell.state)
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
export function isAhead(cell: PendingCell, answeredAtMs: number): boolean {
  return cell.savedAtMs === null || answeredAtMs <= cell.savedAtMs
}
