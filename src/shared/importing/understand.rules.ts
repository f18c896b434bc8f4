/**
 * What a foreign file says: its tables, the figures that are read with certainty, and everything else as questions and
 * issues. A pure function: the same file, context and answers give the same understanding. Source: spreadsheets.md
 * "What comes in" and "How it is read".
 */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { type CellSigns, createCellSigns } from './cell-signs.rules.ts'
import { withNamedDays } from './day-numbers.rules.ts'
import { encodingQuestions } from './encoding-questions.rules.ts'
import { MESSAGE_SHEET } from './message-text.rules.ts'
import { META_SHEET } from './own-export-marks.rules.ts'
import { recogniseOwnExport } from './own-export.rules.ts'
import type { PlainSheet, PlainWorkbook } from './plain-workbook.schema.ts'
import { withoutTwins } from './posting-twins.rules.ts'
import { namesCitizens, personalDataIn } from './privacy.rules.ts'
import { type Grid, toGrid } from './sheet-grid.rules.ts'
import { lineText } from './refused-table.rules.ts'
import { sideTables } from './side-tables.rules.ts'
import { findTables, type FoundTable } from './table-finding.rules.ts'
import { nameMentions, titleMentions, yearOfMentions } from './table-span.rules.ts'
import type { BookView, TableUnderstanding } from './table-view.ts'
import { understandTable } from './understand-table.rules.ts'
import type { ImportChoices, Understanding } from './understanding.schema.ts'
import type { UnderstandingContext } from './understanding-context.ts'
import { createUnitMatcher } from './unit-match.rules.ts'
import { askedOnce } from './asked-once.rules.ts'
import { wordsOfNames } from './header-surroundings.rules.ts'
import { unitQuestions } from './unit-questions.rules.ts'

export function understand(
  workbook: PlainWorkbook,
  context: UnderstandingContext,
  choices: ImportChoices,
): Understanding {
  const grids = workbook.sheets.flatMap((sheet, index) =>
    isRead(sheet, index, choices) ? [toGrid(sheet, index, choices.answers)] : [],
  )
  const matcher = createUnitMatcher(context.rows, { otherUnits: context.otherUnits, aliases: context.aliases })
  const signs = createCellSigns(matcher, context.ownUnit.name)
  if (workbook.format === 'text' && namesCitizens(textsOf(workbook))) return refusedMessage(workbook)
  const own = recogniseOwnExport(workbook, context, choices)
  if (own !== null) return withoutPersonalData(own, grids, signs)
  const found = grids.map((plain) => {
    const grid = withNamedDays(plain, signs)
    return { grid, tables: findTables(grid, signs, chosenHeaders(grid, choices)) }
  })
  const book = bookView(found, { matcher, signs }, context, choices)
  const read = found.map((one) => tablesOfGrid(one, book))
  const tables = read.flatMap(({ tables: its }) => its)
  const sheetName = (sheet: number) => workbook.sheets[sheet]?.name ?? ''
  const taken = withoutTwins(
    tables.flatMap(({ figures }) => figures),
    tables.flatMap(({ contradicted }) => contradicted),
    sheetName,
  )
  const issues = [...read.flatMap((one) => one.issues), ...tables.flatMap((one) => one.issues), ...taken.issues]
  return {
    ...shapeOf(workbook, tables),
    own: null,
    tables: tables.map(({ table }) => table),
    figures: taken.figures,
    assertions: tables.flatMap(({ assertions }) => assertions),
    questions: [
      ...encodingQuestions(
        grids,
        tables.map(({ table }) => table),
        choices.answers,
      ),
      ...unitQuestions(
        tables.flatMap(({ units }) => units),
        context,
        choices.answers,
      ),
      ...askedOnce(tables.flatMap(({ questions }) => questions)),
    ],
    issues: tables.length === 0 && issues.length === 0 ? [errorIssue('import/nothing-found')] : issues,
  }
}

function textsOf({ sheets }: PlainWorkbook): string[] {
  return sheets.flatMap(({ cells }) => cells.flatMap(({ text, comment }) => [text, comment ?? '']))
}

function refusedMessage({ sheets }: PlainWorkbook): Understanding {
  const place = { sheet: sheets[0]?.name ?? '', cell: sheets[0]?.cells[0]?.address ?? '' }
  const count = sheets.reduce((sum, { cells }) => sum + cells.length, 0)
  return {
    shape: 'message',
    shapeReason: 'văn bản có số định danh của công dân',
    own: null,
    tables: [],
    figures: [],
    assertions: [],
    questions: [],
    issues: [errorIssue('import/personal-data', place, { column: '', count, line: '' })],
  }
}

/** What was added to an export is looked through as any other file; its own columns hold notes and a signer's name. */
function withoutPersonalData(own: Understanding, grids: readonly Grid[], signs: CellSigns): Understanding {
  const known = new Set(own.tables.flatMap(({ sheet, columns }) => columns.map(({ column }) => `${sheet} ${column}`)))
  const added = grids.flatMap((grid) =>
    grid.name === META_SHEET ? [] : personalColumns(grid, signs, (column) => known.has(`${grid.sheet} ${column}`)),
  )
  if (added.length === 0) return own
  const silent = { figures: [], assertions: [], questions: [], tables: [] }
  return { ...own, ...silent, own: own.own === null ? null : { ...own.own, changes: [] }, issues: added }
}

function isRead(sheet: PlainSheet, index: number, choices: ImportChoices): boolean {
  if (sheet.cells.length === 0 || choices.ignoredSheets.includes(index)) return false
  return choices.answers[`hidden-sheet:${index}`] !== 'ignore' || !sheet.hidden
}

interface FoundInGrid {
  readonly grid: Grid
  readonly tables: readonly FoundTable[]
}

function bookView(
  found: readonly FoundInGrid[],
  { matcher, signs }: Pick<BookView, 'matcher' | 'signs'>,
  context: UnderstandingContext,
  choices: ImportChoices,
): BookView {
  const named = [
    ...nameMentions(context.fileName, 'file-name', null),
    ...found.flatMap(({ grid, tables }) => [
      ...nameMentions(grid.name, 'sheet-name', null),
      ...tables.flatMap(({ title }) =>
        titleMentions(
          title.map(({ text }) => text),
          null,
        ),
      ),
    ]),
  ]
  const year = yearOfMentions(named)
  return {
    context,
    today: localDate(context.today),
    choices,
    signs,
    matcher,
    around: {
      fileName: context.fileName,
      hasSeveralSheets: found.filter(({ tables }) => tables.length > 0).length > 1,
      nameWords: wordsOfNames(context.rows, context.ownUnit.name),
    },
    mappings: new Map(context.mappings.map(({ fingerprint, columns }) => [fingerprint, columns])),
    year,
    fileSource: { name: 'file-name', mentions: nameMentions(context.fileName, 'file-name', year) },
  }
}

/** The tables of a sheet as it stands, or turned on its side where more of it makes sense so. */
function tablesOfGrid(
  { grid, tables }: FoundInGrid,
  book: BookView,
): { tables: TableUnderstanding[]; issues: Issue[] } {
  const upright = tables.map((found) => understandTable(found, book))
  const isClear = upright.some(
    (one) =>
      one.figureColumns > 0 ||
      one.table.counted !== undefined ||
      one.issues.some(({ code }) => code === 'import/personal-data'),
  )
  if (isClear || chosenHeaders(grid, book.choices).size > 0) return { tables: upright, issues: [] }
  const personal = personalColumns(grid, book.signs)
  if (personal.length > 0) return { tables: [], issues: personal }
  const side = sideTables(grid, book.signs).map((found) => understandTable(found, book))
  return { tables: side.some(({ figureColumns }) => figureColumns > 0) ? side : upright, issues: [] }
}

function chosenHeaders(grid: Grid, { rows }: ImportChoices): ReadonlySet<number> {
  return new Set(grid.rowNumbers.filter((row) => rows[`${grid.sheet}!${row}`] === 'header'))
}

/** A list of people without a header that could be recognised. Known columns may name people, and hold no numbers of theirs. */
function personalColumns(grid: Grid, signs: CellSigns, isKnown: (column: number) => boolean = () => false): Issue[] {
  const cells = Array.from(grid.rows.values()).flat()
  return Array.from(Map.groupBy(cells, ({ column }) => column)).flatMap(([column, its]) => {
    const found = personalDataIn(its, signs)
    if (found === null || (found === 'names' && isKnown(column))) return []
    const place = { sheet: grid.name, cell: its[0]?.cell.address ?? '' }
    return [errorIssue('import/personal-data', place, { column: '', count: its.length, line: lineText(column, false) })]
  })
}

function shapeOf(
  { format, sheets }: PlainWorkbook,
  tables: readonly TableUnderstanding[],
): Pick<Understanding, 'shape' | 'shapeReason'> {
  if (tables.length === 0) {
    return {
      shape: 'nothing',
      shapeReason: 'không thấy bảng có tiêu đề cột và tên đơn vị, cũng không thấy tin nhắn số liệu',
    }
  }
  const count = tables.length === 1 ? 'một bảng' : `${tables.length} bảng`
  if (sheets[0]?.name === MESSAGE_SHEET && format === 'text')
    return { shape: 'message', shapeReason: 'tin nhắn có số liệu, đọc thành bảng' }
  return { shape: 'table', shapeReason: format === 'text' ? `khối dán có ${count} số liệu` : `tệp có ${count} số liệu` }
}
