import { describe, expect, it } from 'vitest'
import { menuListOf } from '#renderer/features/importing/sheet/menu-lists.ts'
import { linesOf, overlayOf } from '#renderer/features/importing/sheet/sheet-overlay.ts'
import { readSpanAnswer, spanAnswer } from '#renderer/features/importing/side/span-answer.ts'
import type { ImportPreview, PlannedCell, SheetWindow } from '#shared/importing/importing.schema.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'

type Table = ImportPreview['tables'][number]

const decided = { confidence: 97, reason: 'tiêu đề' }
const column = (number: number, meaning: Table['columns'][number]['meaning']): Table['columns'][number] => ({
  column: number,
  header: ['Mới'],
  meaning,
  span: null,
  ...decided,
})
const table = (id: string, range: Table['range'], header: number, columns: Table['columns']): Table => ({
  id,
  sheet: 0,
  range,
  headerRows: { first: header, last: header },
  columns,
  span: null,
  spanDecision: decided,
  fingerprint: id,
  origin: 'synonyms',
})
const row = (tableId: string, number: number, unitCode: string | null = '24490'): SheetWindow['rows'][number] => ({
  tableId,
  row: number,
  kind: unitCode === null ? 'total' : 'unit',
  unitCode,
  ...decided,
})
const on = localDate('2023-04-15')
const planned: PlannedCell = {
  sheet: 0,
  address: 'C4',
  unitCode: '24490',
  indicator: 'CC_NEW',
  channel: 'FIXED',
  from: on,
  to: on,
  read: 15,
  standing: 12,
  before: 12,
  after: 15,
  status: 'changed',
  issue: null,
}
const unit = column(2, { kind: 'unit' })
const fresh = column(3, { kind: 'flow', indicator: 'CC_NEW', channel: 'ALL' })
const upper = table('0:3:2', { top: 3, left: 2, bottom: 6, right: 3 }, 3, [unit, fresh])
const lower = table('0:20:2', { top: 20, left: 2, bottom: 25, right: 3 }, 20, [unit, column(3, { kind: 'ignored' })])
const window: SheetWindow = {
  sheet: 0,
  firstRow: 1,
  cells: [],
  rows: [row('0:3:2', 4), row('0:3:2', 6, null), row('0:20:2', 21)],
  planned: [planned],
}

describe('what was understood, over the sheet', () => {
  const overlay = overlayOf([upper, lower], linesOf([window]), cellAddress)

  it('tells a cell of its column, its row and what becomes of it', () => {
    const known = overlay.cell(4, 3)
    expect([known.column, known.row?.unitCode, known.planned?.after]).toEqual([fresh, '24490', 15])
    expect(overlay.cell(3, 3).isHeader).toBe(true)
    expect(overlay.cell(1, 1)).toEqual({ column: null, row: null, isHeader: false, planned: null })
  })

  it('gives a column the head of the table that is looked at, where two lie below each other', () => {
    expect(overlay.columnHead(3, 1)).toMatchObject({ tableId: '0:3:2' })
    expect(overlay.columnHead(3, 19)).toMatchObject({ tableId: '0:3:2' })
    expect(overlay.columnHead(3, 22)).toMatchObject({ tableId: '0:20:2' })
    expect(overlay.columnHead(9, 1)).toBeNull()
  })

  it('turns a table that stands on its side', () => {
    const aside: Table = { ...upper, range: { top: 2, left: 3, bottom: 3, right: 6 }, isTransposed: true }
    const turned = overlayOf([aside], linesOf([{ ...window, rows: [row('0:3:2', 3)] }]), cellAddress)
    expect(turned.hasTurned).toBe(true)
    // Its column 3 is row 3 of the sheet, and its row 3 is column 3.
    expect(turned.rowHead(3)).toMatchObject({ is: 'column', column: fresh })
    expect(turned.columnHead(3, 3)).toMatchObject({ is: 'row' })
  })
})

describe('correcting by pointing', () => {
  const overlay = overlayOf([upper], linesOf([window]), cellAddress)
  const names = { rows: [], on, unit: (code: string) => code, indicator: (code: string) => code }
  const place = { overlay, names, sheet: 0, topRow: 1, choices: noChoices, tables: [upper] }
  const chosen = (list: ReturnType<typeof menuListOf>, value: string, choices = noChoices) => {
    const picked = list.pick(value)
    return 'choose' in picked ? picked.choose(choices) : picked
  }

  it('says what a column is, and gives the decision back', () => {
    const list = menuListOf({ place: { row: 0, column: 3 }, about: 'column' }, place)
    expect(list.chosen).toBe('flow:CC_NEW:ALL')
    const choices = chosen(list, 'assertion:CC_CUM')
    expect(choices).toMatchObject({ columns: { '0:3:2!3': 'assertion:CC_CUM' } })
    expect(chosen(list, 'auto', { ...noChoices, columns: { '0:3:2!3': 'ignored' } })).toMatchObject({ columns: {} })
  })

  it('says what any row is, also where no table was found', () => {
    const known = menuListOf({ place: { row: 4, column: 0 }, about: 'row' }, place)
    expect(known.chosen).toBe('unit:24490')
    const outside = menuListOf({ place: { row: 40, column: 0 }, about: 'row' }, place)
    expect(chosen(outside, 'header')).toMatchObject({ rows: { '0!40': 'header' } })
  })

  it('lets a column that was pointed at hold for all tables of that header, when asked to', () => {
    const named = { ...upper, columns: [unit, { ...fresh, header: ['CCCD'] }] }
    const alike = { ...named, id: '1:3:2', sheet: 1 }
    const other = { ...named, id: '2:3:2', sheet: 2, fingerprint: 'khác' }
    const over = overlayOf([named], linesOf([window]), cellAddress)
    const columns = { '0:3:2!3': 'flow:CC_EXCH:ALL' }
    const choices = { ...noChoices, columns }
    const at = { place: { row: 0, column: 3 }, about: 'column' } as const
    const list = menuListOf(at, { ...place, overlay: over, choices, tables: [named, alike, other] })
    expect(list.groups[0]?.options.map(({ value }) => value)).toEqual(['for-all', 'auto'])
    expect(chosen(list, 'for-all', choices)).toMatchObject({
      columns: { '0:3:2!3': 'flow:CC_EXCH:ALL', '1:3:2!3': 'flow:CC_EXCH:ALL' },
    })
    expect(menuListOf(at, { ...place, overlay: over, tables: [named, alike] }).groups[0]?.options[0]?.value).not.toBe(
      'for-all',
    )
  })

  it('says whose a column of a table on its side is', () => {
    const aside = { ...upper, isTransposed: true as const }
    const lying = overlayOf([aside], linesOf([{ ...window, rows: [row('0:3:2', 4)] }]), cellAddress)
    const list = menuListOf({ place: { row: 0, column: 4 }, about: 'column' }, { ...place, overlay: lying })
    expect(list.chosen).toBe('unit:24490')
    expect(list.groups.flatMap(({ options }) => options.map(({ value }) => value))).not.toContain('header')
    expect(chosen(list, 'ignored')).toMatchObject({ rows: { '0!D': 'ignored' } })
  })

  it('offers a policy for one cell only where file and book differ', () => {
    const list = menuListOf({ place: { row: 4, column: 3 }, about: 'cell' }, place)
    expect(chosen(list, 'policy:keep')).toMatchObject({ cellConflicts: { '0!C4': 'keep' } })
    const other = menuListOf({ place: { row: 4, column: 2 }, about: 'cell' }, place)
    expect(other.groups.flatMap(({ options }) => options.map(({ value }) => value))).toEqual(['go:column', 'go:row'])
  })

  it('has nothing to say of a column outside every table', () => {
    expect(menuListOf({ place: { row: 0, column: 9 }, about: 'column' }, place).groups).toEqual([])
  })
})

describe('days as answers', () => {
  it('are written and read alike', () => {
    const period = { from: localDate('2023-04-01'), to: on }
    expect(readSpanAnswer(spanAnswer(period))).toEqual(period)
    expect(readSpanAnswer(spanAnswer({ from: on, to: on }))).toEqual({ from: on, to: on })
    for (const text of [null, '', 'ignored', '2023-04-15..2023-04-01', '2023-13-01', 'a..b..c'])
      expect(readSpanAnswer(text)).toBeNull()
  })
})
