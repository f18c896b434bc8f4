/** An independent fold of a book whose units are merged, divided and moved: day by day, from the list of what was typed. */

/** A count typed for a unit and a day; POP_ELIG stands from its day on, `_CUM` is a balance at the close of its day. */
export interface PlainFigure {
  readonly unit: string
  readonly code: string
  readonly on: string
  readonly value: number
}

export interface PlainUnit {
  readonly code: string
  readonly from: string
  readonly to: string | null
  /** The unit it went whole into the day after its last one; null while it goes on, and of one that was divided. */
  readonly into: string | null
}

export interface PlainBook {
  readonly units: readonly PlainUnit[]
  readonly figures: readonly PlainFigure[]
}

export const plainFlows = ['CC_NEW', 'CC_EXCH', 'EID_COL', 'EID_ACT'] as const
export const plainLevels = {
  CC_CUM: ['CC_NEW', 'CC_EXCH'],
  EID_COL_CUM: ['EID_COL'],
  EID_ACT_CUM: ['EID_ACT'],
} as const
export const plainRatios = { R_ACT_ELIG: ['EID_ACT_CUM', 'POP_ELIG'], R_CC_ELIG: ['CC_CUM', 'POP_ELIG'] } as const

export type PlainCells = Record<string, number | null>

export interface PlainSheet {
  /** By the code of the unit; `left` of what was divided. */
  readonly rows: ReadonlyMap<string, PlainCells>
  readonly total: PlainCells
  readonly ratios: Readonly<Record<string, { readonly num: number | null; readonly den: number | null }>>
}

/** A sheet of the units as they were on its last day (and of those that ended within it), or as they are now. */
export function plainSheet(book: PlainBook, span: { from: string; to: string }, asNow: boolean): PlainSheet {
  const byCode = new Map(book.units.map((unit) => [unit.code, unit]))
  const home = (code: string): string => {
    const unit = byCode.get(code)
    if (unit === undefined || unit.to === null) return code
    return unit.into === null ? `left ${code}` : home(unit.into)
  }
  const rows = new Map<string, PlainCells>()
  const add = (row: string, code: string, value: number): void => {
    const cells = rows.get(row) ?? {}
    cells[code] = (cells[code] ?? 0) + value
    rows.set(row, cells)
  }
  for (const unit of book.units) {
    const isThere = unit.from <= span.to && (unit.to === null || unit.to >= span.to)
    const wasThere = unit.from <= span.to && (unit.to === null || unit.to >= span.from)
    const row = asNow ? home(unit.code) : unit.code
    for (const code of plainFlows) {
      const counted = of(book, unit.code, code).filter(({ on }) => on >= span.from && on <= span.to)
      if (counted.length > 0 && (asNow || wasThere)) add(row, code, sum(counted))
    }
    if (asNow || isThere) for (const [code, value] of levelsAt(book, unit.code, span.to)) add(row, code, value)
  }
  const cells = [...rows.values()]
  const codes = [...plainFlows, ...Object.keys(plainLevels), 'POP_ELIG']
  const total = Object.fromEntries(codes.map((code) => [code, known(cells.map((row) => row[code]))]))
  const ratios = Object.entries(plainRatios).map(([ratio, [num, den]]) => {
    const counted = cells.filter((row) => typeof row[num] === 'number')
    return [ratio, { num: total[num] ?? null, den: known(counted.map((row) => row[den])) }] as const
  })
  return { rows, total, ratios: Object.fromEntries(ratios) }
}

function levelsAt(book: PlainBook, unit: string, on: string): [string, number][] {
  const levels = Object.entries(plainLevels).flatMap(([code, flows]): [string, number][] => {
    const opening = of(book, unit, code)
      .filter((figure) => figure.on <= on)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1)
    const counted = flows.flatMap((flow) =>
      of(book, unit, flow).filter((figure) => figure.on <= on && figure.on > (opening?.on ?? '')),
    )
    if (opening === undefined && counted.length === 0) return []
    return [[code, (opening?.value ?? 0) + sum(counted)]]
  })
  const population = of(book, unit, 'POP_ELIG')
    .filter((figure) => figure.on <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  return population === undefined ? levels : [...levels, ['POP_ELIG', population.value]]
}

function of({ figures }: PlainBook, unit: string, code: string): PlainFigure[] {
  return figures.filter((figure) => figure.unit === unit && figure.code === code)
}

function sum(figures: readonly PlainFigure[]): number {
  return figures.reduce((total, { value }) => total + value, 0)
}

function known(values: readonly (number | null | undefined)[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0)
}
