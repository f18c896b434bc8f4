/** What a sheet of this product held when it went out: where each figure stood and, in newer files, what it was. */
import type { OwnMarks } from './own-export-marks.rules.ts'
import { columnNumber } from './own-export-grid.rules.ts'
import type { ExpectedRow } from './own-export-rows.rules.ts'

export interface Original {
  readonly address: string
  /** Undefined in files that did not keep their values. */
  readonly value: string | number | null | undefined
  readonly hadFormula: boolean | undefined
}

/** What was printed, and whether by a formula. */
export type Printed = Pick<Original, 'value' | 'hadFormula'>

export interface SumRow {
  readonly name: string
  find(columnCode: string): Printed | undefined
}

export interface Originals {
  /** The file kept what it printed. */
  readonly hasValues: boolean
  /** The unit rows in printed order; null where the marks do not tell them. */
  readonly rows: readonly ExpectedRow[] | null
  /** Rows that say what the rows under them come to, in printed order. */
  readonly sums: readonly SumRow[]
  /** Row of the first unit (of the total where there is none), from 1; null as above. */
  readonly firstRow: number | null
  /** @param unitCode null for the total row */
  find(unitCode: string | null, columnCode: string): Original | undefined
}

const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/

/** @param nameOf the book's name of a unit, for files that did not keep the printed one */
export function originalsOf({ meta }: OwnMarks, nameOf: (code: string) => string): Originals {
  if (meta === null) return { hasValues: false, rows: null, sums: [], firstRow: null, find: () => undefined }
  const keyed = Object.entries(meta.cells).flatMap(([address, key]) => {
    const [, letters = '', row = ''] = ADDRESS.exec(address) ?? []
    return letters === '' ? [] : [{ address, row: Number(row), column: columnNumber(letters), ...key }]
  })
  const totalRow = Math.max(0, ...keyed.map(({ row }) => row))
  const values = new Map(Object.entries(meta.printed?.values ?? {}))
  const formulas = new Set(meta.printed?.formulas)
  const names = new Map(Object.entries(meta.printed?.names ?? {}))
  const byPlace = new Map(
    keyed.map(({ address, row, unitCode, code }) => [placeKey(row === totalRow ? null : unitCode, code), address]),
  )
  const codes = new Map(keyed.filter(({ row }) => row !== totalRow).map(({ row, unitCode }) => [row, unitCode]))
  const rows = [...codes]
    .toSorted(([a], [b]) => a - b)
    .map(([, code]) => ({ code, name: names.get(code) ?? nameOf(code) }))
  const hasValues = meta.printed !== undefined
  return {
    hasValues,
    rows,
    sums: (meta.printed?.sums ?? []).map(({ name, values: told, formulas: live }) => ({
      name,
      find: (code) => (Object.hasOwn(told, code) ? { value: told[code], hadFormula: live.includes(code) } : undefined),
    })),
    // The first unit stands under the row of its group, where there are groups.
    firstRow:
      keyed.length === 0 ? null : Math.min(...keyed.map(({ row }) => row)) - (meta.printed?.sums === undefined ? 0 : 1),
    find(unitCode, columnCode) {
      const address = byPlace.get(placeKey(unitCode, columnCode))
      if (address === undefined) return undefined
      return {
        address,
        value: hasValues ? (values.get(address) ?? null) : undefined,
        hadFormula: hasValues ? formulas.has(address) : undefined,
      }
    },
  }
}

function placeKey(unitCode: string | null, columnCode: string): string {
  return `${unitCode ?? ''}\n${columnCode}`
}
