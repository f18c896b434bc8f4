import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick, pickSome } from './untidy-chance.ts'
import { figureColumns, leadColumns, type PlannedColumn } from './untidy-columns.ts'
import { columnsFor, draftOf, nameOfDay, oneSection, rowsFor, tablePlan } from './untidy-draft.ts'
import { emptySheet, put, type UntidyWorkbook } from './untidy-model.ts'
import { dayAfter, dayText, daysLine, layTail, layTitle, partsOf } from './untidy-paper.ts'
import { layTable, type Shape } from './untidy-shapes-single.ts'
import type { BlockName } from './untidy-vocabularies.ts'

const stages: readonly BlockName[] = ['collected', 'approved', 'activated']

/** Cards in one table, accounts in another under it or beside it; the second repeats the units. */
function twoTables(shape: 'second-under' | 'second-beside'): Shape {
  return (random) => {
    const draft = draftOf(shape, random)
    const { workbook, day, vocabulary } = draft
    const days = { from: day, to: day }
    const sheet = emptySheet('Sheet1')
    workbook.sheets.push(sheet)
    workbook.truth.days.set(0, days)
    const rows = rowsFor(draft, days)
    const parts = (blocks: readonly BlockName[]): PlannedColumn[] => [
      ...leadColumns(random, vocabulary, false),
      ...figureColumns(random, vocabulary, { depth: 2, blocks, isNew: draft.place.isNew }),
    ]
    const [first, second] = [parts(['cards']), parts(pickSome(random, stages, 2))]
    const isUnder = shape === 'second-under'
    const width = isUnder ? first.length : first.length + second.length + 1
    const top = layTitle(sheet, random, draft.place, width, daysLine(random, days))
    const above = layTable(
      draft,
      sheet,
      0,
      tablePlan(first, oneSection(rows), { top, totals: isUnder ? 'end' : 'none' }),
    )
    if (isUnder && random.isIn(60)) put(sheet, above.bottom + 2, 1, 'II. Kết quả định danh điện tử')
    const place = isUnder ? { top: above.bottom + 4, left: 1 } : { top, left: above.right + 2 }
    const below = layTable(
      draft,
      sheet,
      0,
      tablePlan(second, oneSection(rows), { ...place, totals: random.isIn(50) ? 'end' : 'none' }),
    )
    if (isUnder && random.isIn(50)) layTail(sheet, random, draft.place, below.bottom + 1, width, null)
    return workbook
  }
}

function daysAsSheets(random: Random): UntidyWorkbook {
  const draft = draftOf('days-as-sheets', random)
  const { workbook } = draft
  const columns = columnsFor(draft, 2)
  const isTitled = random.isIn(50)
  for (let index = 0; index < random.between(2, 4); index += 1) {
    const day = dayAfter(draft.day, index)
    const days = { from: day, to: day }
    const sheet = emptySheet(nameOfDay(random, day))
    workbook.sheets.push(sheet)
    workbook.truth.days.set(index, days)
    const top = layTitle(sheet, random, draft.place, columns.length, isTitled ? daysLine(random, days) : null)
    layTable(draft, sheet, index, tablePlan(columns, oneSection(rowsFor(draft, days)), { top, totals: 'end' }))
  }
  return workbook
}

/** A block of rows for each day, the day in a column. */
function daysAsRows(random: Random): UntidyWorkbook {
  const draft = draftOf('days-as-rows', random)
  const { workbook, vocabulary } = draft
  const sheet = emptySheet('So lieu')
  workbook.sheets.push(sheet)
  const lead = [
    { path: [vocabulary.words.day], meaning: 'date' },
    { path: [vocabulary.words.unit], meaning: 'unit' },
  ]
  const columns = columnsFor(draft, pick(random, [1, 2]), undefined, lead)
  const dateAs = random.isIn(60) ? 'serial' : 'text'
  const rows = Array.from({ length: random.between(2, 4) }, (_, index) => {
    const day = dayAfter(draft.day, index)
    return rowsFor(draft, { from: day, to: day }, dayText(random, day))
  }).flat()
  const top = layTitle(sheet, random, draft.place, columns.length, null)
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rows), { top, dateAs }))
  return workbook
}

/** A group of columns for each day, the day over the group. */
function daysAsColumns(random: Random): UntidyWorkbook {
  const draft = draftOf('days-as-columns', random)
  const { workbook, vocabulary, place } = draft
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  const depth = pick(random, [1, 2] as const)
  const blocks: readonly BlockName[] = depth === 1 ? ['cards'] : ['cards', pick(random, stages)]
  const once = figureColumns(random, vocabulary, { depth, blocks, isNew: place.isNew })
  const dates = Array.from({ length: random.between(2, 3) }, (_, index) => dayAfter(draft.day, index))
  const figuresByDay = dates.map((day) => rowsFor(draft, { from: day, to: day }))
  const columns = [
    ...leadColumns(random, vocabulary, false),
    ...dates.flatMap((day) => {
      const over = pick(random, [`Ngày ${dayText(random, day)}`, dayText(random, day)])
      return once.map(({ path, meaning }) => ({ path: [over, ...path], meaning: `${meaning}@${day}` }))
    }),
  ]
  const rows = place.communes.map((commune, index) => ({
    commune,
    days: { from: draft.day, to: draft.day },
    figures: new Map(
      dates.flatMap((day, at) =>
        [...(figuresByDay[at]?.[index]?.figures ?? [])].map(([key, value]): [string, number] => [
          `${key}@${day}`,
          value,
        ]),
      ),
    ),
  }))
  const top = layTitle(sheet, random, place, columns.length, null)
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rows), { top, totals: random.isIn(50) ? 'end' : 'none' }))
  return workbook
}

/** A sheet for each unit, its days as rows. */
function unitSheets(random: Random): UntidyWorkbook {
  const draft = draftOf('unit-sheets', random)
  const { workbook, vocabulary, place, figures } = draft
  const depth = pick(random, [1, 2] as const)
  const lead = [{ path: [vocabulary.words.day], meaning: 'date' }]
  const columns = [...lead, ...figureColumns(random, vocabulary, { depth, isNew: place.isNew })]
  const count = random.between(3, 7)
  const dateAs = random.isIn(60) ? 'serial' : 'text'
  pickSome(random, place.communes, 4).forEach((commune, index) => {
    const sheet = emptySheet(commune.name)
    workbook.sheets.push(sheet)
    if (random.isIn(50)) put(sheet, 1, 1, `Đơn vị: ${commune.name}`)
    const rows = Array.from({ length: count }, (_, at) => {
      const day = dayAfter(draft.day, at)
      const { month, year } = partsOf(day)
      return {
        commune,
        figures: figures.of(commune, place.isNew),
        days: { from: day, to: day },
        date: `${partsOf(day).day}/${month}/${year}`,
      }
    })
    layTable(
      draft,
      sheet,
      index,
      tablePlan(columns, oneSection(rows), { top: 3, dateAs, totals: 'end', totalText: 'Cộng' }),
    )
  })
  return workbook
}

/** Rows of some units, and a column of old figures nobody looks at, are hidden. */
function hiddenRows(random: Random): UntidyWorkbook {
  const draft = draftOf('hidden-rows', random)
  const { workbook, day } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Sheet1')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const columns = columnsFor(draft, 2)
  const top = layTitle(sheet, random, draft.place, columns.length, daysLine(random, days))
  const table = layTable(draft, sheet, 0, tablePlan(columns, oneSection(rowsFor(draft, days)), { top, totals: 'end' }))
  for (const row of pickSome(random, table.rowNumbers, 2)) sheet.hiddenRows.add(row)
  const noteAt = columns.findIndex(({ meaning }) => meaning === 'note' || meaning === 'sequence')
  if (noteAt >= 0) sheet.hiddenColumns.add(noteAt + 1)
  return workbook
}

/** Populations of the communes at a day. */
function populations(random: Random): UntidyWorkbook {
  const draft = draftOf('populations', random)
  const { workbook, day } = draft
  const days = { from: day, to: day }
  const sheet = emptySheet('Dân số')
  workbook.sheets.push(sheet)
  workbook.truth.days.set(0, days)
  const columns: PlannedColumn[] = [
    { path: ['STT'], meaning: 'sequence' },
    { path: [draft.vocabulary.words.unit], meaning: 'unit' },
    {
      path: [pick(random, ['Nhân khẩu thường trú', 'Thường trú', 'Số nhân khẩu thường trú'])],
      meaning: 'level:POP_TOTAL',
    },
    { path: [pick(random, ['Nhân khẩu tạm trú', 'Tạm trú', 'Số nhân khẩu tạm trú'])], meaning: 'level:POP_TEMP' },
    {
      path: [pick(random, ['Công dân đủ điều kiện', 'Đủ điều kiện cấp CCCD', 'Số công dân đủ điều kiện'])],
      meaning: 'level:POP_ELIG',
    },
  ]
  put(sheet, 1, 1, 'THỐNG KÊ NHÂN KHẨU')
  put(sheet, 2, 1, `Tính đến ngày ${dayText(random, day)}`)
  layTable(draft, sheet, 0, tablePlan(columns, oneSection(rowsFor(draft, days)), { top: 4, totals: 'end' }))
  return workbook
}

export const severalShapes: Readonly<Record<string, Shape>> = {
  'second-under': twoTables('second-under'),
  'second-beside': twoTables('second-beside'),
  'days-as-sheets': daysAsSheets,
  'days-as-rows': daysAsRows,
  'days-as-columns': daysAsColumns,
  'unit-sheets': unitSheets,
  'hidden-rows': hiddenRows,
  populations,
}
