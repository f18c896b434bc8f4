/**
 * What was understood of a file as it crosses from the worker thread: the long lists as columns of numbers with each text
 * once. A quarter of a million figures cross in milliseconds, and stay as columns where they arrive.
 */
import { setImmediate as turn } from 'node:timers/promises'
import type { ListedUnderstanding } from '#shared/importing/plan-book.ts'
import { type MadeList, madeList } from '#shared/importing/plan-lists.ts'
import type {
  ReadFigure,
  RowKind,
  Span,
  Understanding,
  UnderstoodRow,
  UnderstoodTable,
} from '#shared/importing/understanding.schema.ts'
import { addressOf, parseAddress } from '../reading/cell-address.ts'

interface PackedFigures {
  /** Of each figure: sheet, row, column, and the indexes of unit, indicator, channel, first and last day. */
  readonly fields: Int32Array<ArrayBuffer>
  /** NaN for none. */
  readonly values: Float64Array<ArrayBuffer>
  readonly units: readonly string[]
  readonly indicators: readonly string[]
  readonly channels: readonly ReadFigure['channel'][]
  readonly days: readonly ReadFigure['from'][]
}

interface PackedRows {
  /** Of each row: its number, confidence, and the indexes of kind, unit, span and reason. */
  readonly fields: Int32Array<ArrayBuffer>
  readonly kinds: readonly RowKind[]
  readonly units: readonly (string | null)[]
  readonly spans: readonly (Span | null)[]
  readonly reasons: readonly string[]
}

export interface PackedUnderstanding {
  readonly rest: Omit<Understanding, 'figures' | 'tables'>
  readonly tables: readonly (Omit<UnderstoodTable, 'rows'> & { readonly rows: PackedRows })[]
  readonly figures: PackedFigures
}

const FIGURE_FIELDS = 8
const ROW_FIELDS = 6
/** Rows made between two turns of the event loop: about 10 ms. */
const RECORDS_PER_TURN = 20_000

/** Values once each, told by their place in the list. */
class Distinct<T> {
  readonly list: T[] = []
  #places = new Map<unknown, number>()

  placeOf(value: T, key: unknown = value): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.list.length)
    return this.list.push(value) - 1
  }
}

export function packUnderstanding({ figures, tables, ...rest }: Understanding): PackedUnderstanding {
  return {
    rest,
    tables: tables.map((table) => ({ ...table, rows: packRows(table.rows) })),
    figures: packFigures(figures),
  }
}

/** The memory that crosses to the other thread without being copied. */
export function transferables({ figures, tables }: PackedUnderstanding): ArrayBuffer[] {
  return [figures.fields.buffer, figures.values.buffer, ...tables.map(({ rows }) => rows.fields.buffer)]
}

/** The same again, with its figures made as they are asked for; lets the event loop turn while it works. */
export async function unpackUnderstanding({
  rest,
  tables,
  figures,
}: PackedUnderstanding): Promise<ListedUnderstanding> {
  const unpacked: UnderstoodTable[] = []
  for (const { rows, ...table } of tables) unpacked.push({ ...table, rows: await inTurns(rowsOf(rows)) })
  return { ...rest, tables: unpacked, figures: figuresOf(figures) }
}

async function inTurns<T>(records: Iterable<T>): Promise<T[]> {
  const list: T[] = []
  for (const record of records) if (list.push(record) % RECORDS_PER_TURN === 0) await turn()
  return list
}

function packFigures(figures: readonly ReadFigure[]): PackedFigures {
  const fields = new Int32Array(figures.length * FIGURE_FIELDS)
  const values = new Float64Array(figures.length)
  const [units, indicators, channels, days] = [
    new Distinct<string>(),
    new Distinct<string>(),
    new Distinct<ReadFigure['channel']>(),
    new Distinct<ReadFigure['from']>(),
  ]
  for (const [index, { sheet, address, unitCode, indicator, channel, from, to, value }] of figures.entries()) {
    const place = parseAddress(address)
    if (place === null) throw new Error(`a figure was read from ${address}, which is no cell`)
    const texts = [units.placeOf(unitCode), indicators.placeOf(indicator), channels.placeOf(channel)]
    const span = [days.placeOf(from), days.placeOf(to)]
    fields.set([sheet, place.row, place.column, ...texts, ...span], index * FIGURE_FIELDS)
    values[index] = value ?? Number.NaN
  }
  return {
    fields,
    values,
    units: units.list,
    indicators: indicators.list,
    channels: channels.list,
    days: days.list,
  }
}

function figuresOf({ fields, values, units, indicators, channels, days }: PackedFigures): MadeList<ReadFigure> {
  return madeList(values.length, (index) => {
    const at = index * FIGURE_FIELDS
    const value = values[index] ?? Number.NaN
    return {
      sheet: fields[at] ?? 0,
      address: addressOf(fields[at + 1] ?? 0, fields[at + 2] ?? 0),
      unitCode: one(units, fields[at + 3]),
      indicator: one(indicators, fields[at + 4]),
      channel: one(channels, fields[at + 5]),
      from: one(days, fields[at + 6]),
      to: one(days, fields[at + 7]),
      value: Number.isNaN(value) ? null : value,
    }
  })
}

function packRows(rows: readonly UnderstoodRow[]): PackedRows {
  const fields = new Int32Array(rows.length * ROW_FIELDS)
  const [kinds, units, spans, reasons] = [
    new Distinct<RowKind>(),
    new Distinct<string | null>(),
    new Distinct<Span | null>(),
    new Distinct<string>(),
  ]
  for (const [index, { row, confidence, kind, unitCode, span, reason }] of rows.entries()) {
    const days = spans.placeOf(span, span === null ? null : `${span.from} ${span.to}`)
    const texts = [kinds.placeOf(kind), units.placeOf(unitCode), days, reasons.placeOf(reason)]
    fields.set([row, confidence, ...texts], index * ROW_FIELDS)
  }
  return { fields, kinds: kinds.list, units: units.list, spans: spans.list, reasons: reasons.list }
}

function* rowsOf({ fields, kinds, units, spans, reasons }: PackedRows): Generator<UnderstoodRow> {
  for (let at = 0; at < fields.length; at += ROW_FIELDS) {
    const field = (offset: number): number => fields[at + offset] ?? 0
    yield {
      row: field(0),
      kind: one(kinds, field(2)),
      unitCode: one(units, field(3)),
      span: one(spans, field(4)),
      confidence: field(1),
      reason: one(reasons, field(5)),
    }
  }
}

function one<T>(list: readonly T[], place: number | undefined): T {
  const found = list[place ?? -1]
  if (found === undefined) throw new Error(`there is no value ${place ?? ''}`)
  return found
}
