import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { type Depth, leadColumns } from './untidy-columns.ts'
import {
  columnsFor,
  type Draft,
  draftOf,
  nameOfDay,
  oneSection,
  rowsFor,
  sectionsOf,
  tablePlan,
} from './untidy-draft.ts'
import { type LaidTable, TableLayout, type TablePlan } from './untidy-layout.ts'
import { type Days, emptySheet, put, type UntidySheet, type UntidyWorkbook } from './untidy-model.ts'
import { dayAfter, dayText, daysLine, layTail, layTitle } from './untidy-paper.ts'

export type Shape = (random: Random) => UntidyWorkbook

interface SinglePlan {
  readonly depth: Depth
  readonly dateIn: 'title' | 'sheet' | 'file' | 'title-and-file'
  readonly days?: Days
  readonly isSectioned?: boolean
  readonly parts?: Partial<TablePlan>
}

/** One sheet with one table of one span, with all that stands around it. */
function singleTable(
  draft: Draft,
  { depth, dateIn, days, isSectioned = false, parts = {} }: SinglePlan,
): UntidyWorkbook {
  const { random, workbook } = draft
  const span = days ?? { from: draft.day, to: draft.day }
  const rows = rowsFor(draft, span)
  const columns = columnsFor(draft, depth)
  const sheet = emptySheet(
    dateIn === 'sheet' ? nameOfDay(random, span.to) : pick(random, ['Sheet1', 'Bieu 1', 'Tổng hợp']),
  )
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, span)
  const isTitled = dateIn === 'title' || dateIn === 'title-and-file'
  const top = layTitle(sheet, random, draft.place, columns.length, isTitled ? daysLine(random, span) : null)
  const table = layTable(
    draft,
    sheet,
    0,
    tablePlan(columns, isSectioned ? sectionsOf(rows) : oneSection(rows), { top, ...parts }),
  )
  if (random.isIn(70))
    layTail(
      sheet,
      random,
      draft.place,
      table.bottom + 1,
      columns.length,
      isTitled && random.isIn(30) ? dayAfter(span.to) : null,
    )
  if (dateIn === 'file' || dateIn === 'title-and-file') workbook.fileName += ` ${nameOfDay(random, span.to)}`
  return workbook
}

export function layTable({ workbook, random }: Draft, sheet: UntidySheet, index: number, plan: TablePlan): LaidTable {
  return new TableLayout(sheet, index, workbook.truth, random, plan).lay()
}

const dateIns = ['title', 'title', 'sheet', 'file', 'title-and-file'] as const

/** Without title, notes or total: the plainest sheet there is, its day in the name of the file. */
function bareSheet(random: Random): UntidyWorkbook {
  const draft = draftOf('bare-sheet', random)
  const days = { from: draft.day, to: draft.day }
  const sheet = emptySheet('Sheet1')
  draft.workbook.sheets.push(sheet)
  draft.workbook.truth.days.set(0, days)
  layTable(draft, sheet, 0, tablePlan(columnsFor(draft, 1), oneSection(rowsFor(draft, days))))
  draft.workbook.fileName += ` ${nameOfDay(random, draft.day)}`
  return draft.workbook
}

/** The day in a column, the same in every row. */
function dayColumn(random: Random): UntidyWorkbook {
  const draft = draftOf('day-column', random)
  const { vocabulary, day, workbook } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const lead = [{ path: [vocabulary.words.day], meaning: 'date' }, ...leadColumns(random, vocabulary, false)]
  const columns = columnsFor(draft, 1, undefined, lead)
  const top = layTitle(sheet, random, draft.place, columns.length, null)
  const rows = rowsFor(draft, days, dayText(random, day))
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rows), { top, dateAs: random.isIn(50) ? 'serial' : 'text' }))
  return workbook
}

function periodSheet(random: Random): UntidyWorkbook {
  const draft = draftOf('period', random)
  const from = dayAfter(draft.day, -pick(random, [6, 13, 29, 30]))
  return singleTable(withoutToday(draft), {
    depth: pick(random, [1, 2, 3]),
    dateIn: 'title',
    days: { from, to: draft.day },
    parts: { totals: 'end' },
  })
}

/** A period is not written under headers that say "trong ngày". */
function withoutToday(draft: Draft): Draft {
  const blocks = Object.fromEntries(
    Object.entries(draft.vocabulary.blocks).map(([name, block]) => [
      name,
      { ...block, group: block.group.replace(/\s*\(?trong ngày\)?/i, '') },
    ]),
  )
  return { ...draft, vocabulary: { ...draft.vocabulary, blocks } }
}

/** A second row of units somebody added: Chưa phân xã and Ngoài địa bàn belong to every book. */
function extraRows(random: Random): UntidyWorkbook {
  const draft = draftOf('extra-rows', random)
  const { place } = draft
  const communes = [
    ...place.communes,
    { code: `${place.unit.code}-NDB`, type: 'Ngoài', bare: 'địa bàn', name: 'Ngoài địa bàn' },
  ]
  return singleTable(
    { ...draft, place: { ...place, communes } },
    { depth: 2, dateIn: 'title', parts: { totals: 'end' } },
  )
}

/** Blank cells are not zero: some units have not reported some columns. */
function gaps(random: Random): UntidyWorkbook {
  const workbook = singleTable(draftOf('gaps', random), { depth: 2, dateIn: 'title' })
  const emptied = new Set(workbook.truth.figures.filter(() => random.isIn(15)).map(({ address }) => address))
  for (const address of emptied) workbook.sheets[0]?.cells.delete(address)
  workbook.truth.figures = workbook.truth.figures.filter(({ address }) => !emptied.has(address))
  return workbook
}

/** The table begins somewhere in the sheet, a stray word beside it. */
function offset(random: Random): UntidyWorkbook {
  const workbook = singleTable(draftOf('offset', random), {
    depth: 2,
    dateIn: 'title',
    parts: { left: random.between(2, 4), totals: 'end' },
  })
  const [sheet] = workbook.sheets
  if (sheet !== undefined) put(sheet, 40 + random.between(20, 30), 1, 'in 2 bản')
  return workbook
}

/** Indicators below each other, units beside each other; it is turned when all else has been done to it. */
function turned(random: Random): UntidyWorkbook {
  const draft = draftOf('turned', random)
  const { workbook, day } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const lead = [{ path: [draft.vocabulary.words.unit], meaning: 'unit' }]
  const columns = columnsFor(draft, pick(random, [1, 2]), undefined, lead)
  const top = layTitle(sheet, random, draft.place, columns.length, daysLine(random, days))
  const totals = random.isIn(50) ? 'end' : 'none'
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rowsFor(draft, days)), { top, totals }))
  workbook.truth.turnedAt = top
  return workbook
}

const single =
  (shape: string, plan: (random: Random) => SinglePlan): Shape =>
  (random) =>
    singleTable(draftOf(shape, random), plan(random))

export const singleShapes: Readonly<Record<string, Shape>> = {
  'bare-sheet': bareSheet,
  'header-1': single('header-1', (random) => ({ depth: 1, dateIn: pick(random, dateIns), parts: { totals: 'end' } })),
  'header-2': single('header-2', (random) => ({ depth: 2, dateIn: pick(random, dateIns), parts: { totals: 'end' } })),
  'header-3': single('header-3', (random) => ({ depth: 3, dateIn: pick(random, dateIns), parts: { totals: 'end' } })),
  'header-4': single('header-4', (random) => ({ depth: 4, dateIn: pick(random, dateIns) })),
  'column-numbers': single('column-numbers', (random) => ({
    depth: pick(random, [1, 2, 3]),
    dateIn: 'title',
    parts: { hasNumberRow: true, totals: 'end' },
  })),
  sections: single('sections', () => ({
    depth: 2,
    dateIn: 'title',
    isSectioned: true,
    parts: { isSectionTitled: true, totals: 'end' },
  })),
  'total-top': single('total-top', () => ({ depth: 2, dateIn: 'title', parts: { totals: 'top' } })),
  'totals-middle': single('totals-middle', (random) => ({
    depth: 2,
    dateIn: 'title',
    isSectioned: true,
    parts: { isSectionTitled: random.isIn(50), totals: pick(random, ['sections', 'sections-and-end']) },
  })),
  'day-column': dayColumn,
  period: periodSheet,
  'extra-rows': extraRows,
  gaps,
  offset,
  turned,
}
