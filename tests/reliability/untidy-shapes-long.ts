import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { figureColumns, type PlannedColumn } from './untidy-columns.ts'
import { type Draft, draftOf, rowsFor } from './untidy-draft.ts'
import { postingOf, sum } from './untidy-figures.ts'
import type { PlannedRow } from './untidy-layout.ts'
import { addressOf, emptySheet, merge, put, type UntidySheet, type UntidyWorkbook } from './untidy-model.ts'
import { dayAfter, dayText, daysLine, layTail, layTitle } from './untidy-paper.ts'
import type { Shape } from './untidy-shapes-single.ts'

const textHeaders = ['Chỉ tiêu', 'Nội dung', 'Tên chỉ tiêu', 'Loại', 'Loại hồ sơ', 'Nội dung công việc']
const numberHeaders = ['Số lượng', 'Kết quả', 'Số liệu', 'SL', 'Tổng số']

/** Columns of the sheet, from left to right. */
type Role = 'sequence' | 'date' | 'unit' | 'group' | 'text' | 'measure' | 'number' | 'note'

interface LongPlan {
  readonly roles: readonly Role[]
  readonly headers: Readonly<Partial<Record<Role, string>>>
  readonly isMerged: boolean
  readonly dateAs: 'text' | 'serial'
  readonly dayTexts: ReadonlyMap<string, string>
}

interface LongLine {
  readonly row: PlannedRow
  readonly column: PlannedColumn
}

/** One figure a row: whose, what, how many; by commune or by what is counted, of one day or of several. */
function singleFigures(random: Random): UntidyWorkbook {
  const draft = draftOf('single-figures', random)
  const { workbook, day, place, vocabulary } = draft
  const days = random.isIn(40) ? [dayAfter(day, -1), day] : [day]
  const hasDays = days.length > 1
  const hasGroups = random.isIn(30)
  const depth = hasGroups ? 2 : 1
  const columns = figureColumns(random, vocabulary, { depth, isNew: place.isNew })
  const sheet = emptySheet(pick(random, ['Sheet1', 'Tổng hợp', 'Số liệu']))
  workbook.sheets.push(sheet)
  if (!hasDays) workbook.truth.days.set(0, { from: day, to: day })
  const isByUnit = hasDays || random.isIn(70)
  const plan = planOf(draft, { hasGroups, hasDays, isByUnit, days })
  const line = hasDays ? null : daysLine(random, { from: day, to: day })
  const top = layTitle(sheet, random, place, plan.roles.length, line)
  const lines = linesOf(draft, columns, days, isByUnit)
  const bottom = lay(draft, sheet, plan, top, isByUnit || !random.isIn(50) ? lines : [...lines, ...totalsOf(lines)])
  if (random.isIn(60)) layTail(sheet, random, place, bottom, plan.roles.length, null)
  return workbook
}

interface PlanOptions {
  readonly hasGroups: boolean
  readonly hasDays: boolean
  readonly isByUnit: boolean
  readonly days: readonly string[]
}

function planOf({ random, vocabulary }: Draft, { hasGroups, hasDays, isByUnit, days }: PlanOptions): LongPlan {
  const { words } = vocabulary
  const roles: Role[] = [
    ...(random.isIn(70) ? (['sequence'] as const) : []),
    ...(hasDays ? (['date'] as const) : []),
    'unit',
    ...(hasGroups ? (['group'] as const) : []),
    'text',
    ...(random.isIn(25) ? (['measure'] as const) : []),
    'number',
    ...(random.isIn(40) ? (['note'] as const) : []),
  ]
  const headers = {
    sequence: words.sequence,
    date: words.day,
    unit: words.unit,
    group: pick(random, ['Nhóm', 'Lĩnh vực', 'Loại']),
    text: pick(random, textHeaders),
    measure: pick(random, ['ĐVT', 'Đơn vị tính']),
    number: pick(random, numberHeaders),
    note: words.note,
  }
  const dayTexts = new Map(days.map((day) => [day, dayText(random, day)]))
  const dateAs = random.isIn(50) ? 'serial' : 'text'
  return { roles, headers, isMerged: isByUnit && random.isIn(30), dateAs, dayTexts }
}

/** Every figure once; some are not reported. */
function linesOf(
  draft: Draft,
  columns: readonly PlannedColumn[],
  days: readonly string[],
  isByUnit: boolean,
): LongLine[] {
  const rows = days.flatMap((day) => rowsFor(draft, { from: day, to: day }))
  const all = isByUnit
    ? rows.flatMap((row) => columns.map((column) => ({ row, column })))
    : columns.flatMap((column) => rows.map((row) => ({ row, column })))
  const isComplete = draft.random.isIn(60)
  return all.filter(({ row, column }) => row.figures.has(column.meaning) && (isComplete || !draft.random.isIn(12)))
}

/** "Tổng cộng" of each thing counted, under them. */
function totalsOf(lines: readonly LongLine[]): LongLine[] {
  return [...Map.groupBy(lines, ({ column }) => column)].flatMap(([column, its]) => {
    const [first] = its
    if (first === undefined) return []
    const figures = new Map([[column.meaning, sum(its.map(({ row }) => row.figures.get(column.meaning) ?? 0))]])
    const commune = { code: 'ignore', type: '', bare: '', name: 'Tổng cộng' }
    return [{ row: { ...first.row, commune, figures }, column }]
  })
}

function lay(
  { workbook, random }: Draft,
  sheet: UntidySheet,
  plan: LongPlan,
  top: number,
  lines: readonly LongLine[],
): number {
  const { truth } = workbook
  const columnOf = (role: Role): number => plan.roles.indexOf(role) + 1
  for (const role of plan.roles) put(sheet, top, columnOf(role), plan.headers[role] ?? '')
  let before: LongLine | null = null
  lines.forEach((line, index) => {
    const row = top + 1 + index
    const isSameUnit = plan.isMerged && before !== null && before.row === line.row
    writeLabels(sheet, row, plan, line, isSameUnit)
    writeFigure({ workbook, random }, sheet, row, columnOf('number'), line)
    if (plan.roles.includes('sequence')) put(sheet, row, columnOf('sequence'), index + 1)
    truth.units.set(`0!${row}`, line.row.commune.code)
    before = line
  })
  if (plan.isMerged) mergeLabels(sheet, top + 1, plan, lines)
  const bottom = top + lines.length
  for (const role of ['sequence', 'date', 'unit', 'note'] as const)
    if (plan.roles.includes(role)) truth.columns.push({ sheet: 0, top, bottom, column: columnOf(role), meaning: role })
  return bottom + 1
}

function writeLabels(
  sheet: UntidySheet,
  row: number,
  { roles, dateAs, dayTexts }: LongPlan,
  { row: { commune, days }, column: { path, meaning } }: LongLine,
  isSameUnit: boolean,
): void {
  roles.forEach((role, at) => {
    const write = (value: Parameters<typeof put>[3]): void => void put(sheet, row, at + 1, value)
    if (role === 'unit' && !isSameUnit) write(commune.name)
    if (role === 'date' && !isSameUnit) write(dateAs === 'serial' ? { date: days.to } : (dayTexts.get(days.to) ?? ''))
    if (role === 'group') write(path[0] ?? '')
    if (role === 'text') write(path.at(-1) ?? '')
    if (role === 'measure') write(/EID/.test(meaning) ? 'tài khoản' : /POP/.test(meaning) ? 'người' : 'hồ sơ')
  })
}

function writeFigure(
  { workbook: { truth }, random }: Pick<Draft, 'workbook' | 'random'>,
  sheet: UntidySheet,
  row: number,
  column: number,
  { row: { commune, figures, days }, column: { meaning } }: LongLine,
): void {
  const value = figures.get(meaning) ?? 0
  put(sheet, row, column, value).format = 'grouped'
  truth.columns.push({ sheet: 0, top: row, bottom: row, column, meaning })
  const posting = commune.code === 'ignore' ? null : postingOf(meaning, days)
  if (posting === null) return
  // Nobody says so in the file: what was not found that day is left blank now and then.
  if (value === 0 && random.isIn(20)) sheet.cells.delete(addressOf(row, column))
  else truth.figures.push({ sheet: 0, address: addressOf(row, column), unitCode: commune.code, value, ...posting })
}

function mergeLabels(sheet: UntidySheet, top: number, { roles }: LongPlan, lines: readonly LongLine[]): void {
  for (let first = 0; first < lines.length; ) {
    let last = first
    while (lines[last + 1]?.row === lines[first]?.row) last += 1
    for (const role of ['unit', 'date'] as const) {
      const column = roles.indexOf(role) + 1
      if (column > 0) merge(sheet, top + first, column, top + last, column)
    }
    first = last + 1
  }
}

export const longShapes: Readonly<Record<string, Shape>> = { 'single-figures': singleFigures }
