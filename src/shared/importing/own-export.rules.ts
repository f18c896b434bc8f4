/**
 * Recognises a sheet that this product exported, whichever of its three marks survived, and reads it by meaning: an
 * untouched one gives the figures it went out with, a touched one also the list of what was done to it.
 */
import { errorIssue, type Issue, warningIssue } from '#shared/kernel/issue.ts'
import type { Period } from '#shared/kernel/period.ts'
import { type SheetForm, formOfSheet, readingParams, versionInForce } from '#shared/reports/form-versions.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { cellChanges, commentChanges, oddFormulas, ownCells, sumRowChanges } from './own-export-cell-changes.rules.ts'
import { change, layoutChanges } from './own-export-changes.rules.ts'
import { readOwnFigures } from './own-export-figures.rules.ts'
import { expectedColumns } from './own-export-header.rules.ts'
import { type OwnMarks, readOwnMarks } from './own-export-marks.rules.ts'
import { type OwnMeaning, ownMeaning } from './own-export-meanings.rules.ts'
import { type Originals, originalsOf } from './own-export-originals.rules.ts'
import { markedPeriod } from './own-export-period.rules.ts'
import { columnQuestion, type DecidedSpan, decideSpan } from './own-export-questions.rules.ts'
import { columnIssues, isActive, rowIssues } from './own-export-row-issues.rules.ts'
import { recordSheetChanges } from './own-export-records.rules.ts'
import { chooseOwnSheet } from './own-export-sheets.rules.ts'
import { type OwnColumn, type OwnSheet, unitFinder } from './own-export-sheet.rules.ts'
import { withoutErrorMarks } from './returned-form-mark.rules.ts'
import { figureAddresses, tableIdOf, understoodOwnTable } from './own-export-table.rules.ts'
import { checkFigures, hasOwnCheckCode } from './own-export-verify.rules.ts'
import type { PlainWorkbook } from './plain-workbook.schema.ts'
import {
  type ImportChoices,
  noChoices,
  type OwnExport,
  type SheetChange,
  type Understanding,
} from './understanding.schema.ts'
import type { UnderstandingContext } from './understanding-context.ts'

export type OwnUnderstanding = Understanding & { readonly own: OwnExport }

/** Null for a file without any of the marks: whoever calls reads it like any other. */
export function recogniseOwnExport(
  given: PlainWorkbook,
  context: UnderstandingContext,
  choices: ImportChoices = noChoices,
): OwnUnderstanding | null {
  const workbook = withoutErrorMarks(given)
  const marks = readOwnMarks(workbook)
  if (marks === null) return null
  const { formId, formVersion, unitCode, periodKind, periodFrom, periodTo } = marks.headline
  const period = markedPeriod(periodKind, periodFrom, periodTo)
  const known = formOfSheet(context.forms, { formId, formVersion, formText: marks.meta?.formText }, periodTo)
  const otherForm = context.otherForms?.find(({ id }) => id === formId)
  if (otherForm !== undefined && isOfThisBook(unitCode, context)) return recordSheet(workbook, marks, otherForm)
  const refusal = refusalOf(marks, period, known, context)
  if (refusal !== null || period === null || known === null || !('form' in known))
    return answer(marks, { issues: refusal === null ? [] : [refusal], changes: [] })
  const { form } = known

  const bookRows = context.rows.filter((row) => isActive(row, period))
  const names = new Map(context.rows.map(({ code, name }) => [code, name]))
  const originals = originalsOf(marks, (code) => names.get(code) ?? code)
  const chosen = chooseOwnSheet(workbook, choices, {
    form,
    expected: expectedColumns(form, period.to, marks.meta?.printed?.labels ?? null),
    originals,
    bookRows: bookRows.filter(({ code }) => unitCode === context.ownUnit.code || code === unitCode),
    unitOf: unitFinder(bookRows, context.aliases),
  })
  const outside = workbook.externalLinks.map((target) => change('own/external-link', null, { target }))
  if (chosen.sheet === null) {
    const { issues, questions, changes } = chosen
    return answer(marks, { issues, questions, changes: [...changes, ...outside] })
  }
  const reading = readSheet(chosen.sheet, { marks, period, originals, context, choices, unread: known.unread })
  return answer(marks, {
    ...reading,
    questions: [...chosen.questions, ...reading.questions],
    issues: [...versionIssue(context.forms, known, period), ...chosen.issues, ...reading.issues],
    changes: [...chosen.changes, ...reading.changes, ...outside],
  })
}

interface Parts extends Partial<Pick<Understanding, 'tables' | 'figures' | 'assertions' | 'questions'>> {
  readonly issues: Issue[]
  readonly changes: SheetChange[]
}

function answer({ headline, survived }: OwnMarks, { changes, ...parts }: Parts): OwnUnderstanding {
  const { formId, formVersion, unitCode, periodFrom: from, periodTo: to, sequence, checkCode } = headline
  return {
    shape: 'own-export',
    shapeReason: 'tệp do phần mềm này xuất, nhận ra qua dấu nhận dạng trong tệp',
    own: {
      formId,
      formVersion,
      unitCode,
      span: { from, to },
      sequence,
      checkCode,
      marks: [...survived],
      isUntouched: changes.length === 0 && parts.tables !== undefined,
      changes,
    },
    tables: [],
    figures: [],
    assertions: [],
    questions: [],
    ...parts,
  }
}

function refusalOf(
  { headline, meta, contradict }: OwnMarks,
  period: Period | null,
  known: ReturnType<typeof formOfSheet>,
  { ownUnit, rows, otherUnits }: UnderstandingContext,
): Issue | null {
  const { formId, formVersion, unitCode } = headline
  if (contradict) return errorIssue('import/marks-contradict')
  const of = { form: formId, version: formVersion }
  if (known === null) return errorIssue('import/unknown-form', {}, of)
  if (!('form' in known)) return errorIssue('import/unknown-form-version', {}, { ...of, ...known })
  if (known.reading !== null && (meta === null || !hasOwnCheckCode(meta)))
    return errorIssue('import/form-altered', {}, of)
  if (period === null)
    return errorIssue('import/unknown-period', {}, { from: headline.periodFrom, to: headline.periodTo })
  if (isOfThisBook(unitCode, { ownUnit, rows })) return null
  const name = otherUnits.find(({ code }) => code === unitCode)?.name ?? unitCode
  return errorIssue('import/other-unit', {}, { unit: name, own: ownUnit.name })
}

function isOfThisBook(unitCode: string, { ownUnit, rows }: Pick<UnderstandingContext, 'ownUnit' | 'rows'>): boolean {
  return unitCode === ownUnit.code || rows.some(({ code }) => code === unitCode)
}

/** A form of sessions, campaigns, services, targets or variances: told what was done to it, and nothing is read. */
function recordSheet(
  workbook: PlainWorkbook,
  marks: OwnMarks,
  { id, name }: { readonly id: string; readonly name: string },
): OwnUnderstanding {
  const issues = marks.contradict ? [errorIssue('import/marks-contradict')] : []
  const changes = marks.contradict ? [] : recordSheetChanges(workbook, marks)
  const read = answer(marks, { issues, changes, tables: [] })
  const reason = `nhận ra ${id} (${name.toLocaleLowerCase('vi')}) do phần mềm này xuất, không có ô nào để nhập`
  return { ...read, shapeReason: reason }
}

function versionIssue(
  forms: readonly FormDefinition[],
  { form: { id, version }, reading }: SheetForm,
  { to }: Period,
): Issue[] {
  if (reading !== null) return [warningIssue('import/form-version-read', {}, readingParams(reading))]
  const inForce = versionInForce(forms, id, to)
  if (inForce === undefined || inForce === version) return []
  return [warningIssue('import/other-form-version', {}, { form: id, version, inForce })]
}

interface SheetInput {
  readonly marks: OwnMarks
  readonly period: Period
  readonly originals: Originals
  readonly context: UnderstandingContext
  readonly choices: ImportChoices
  /** Codes of columns of a form that the book does not know. */
  readonly unread: ReadonlySet<string>
}

function readSheet(
  sheet: OwnSheet,
  { marks, period, originals, context, choices, unread }: SheetInput,
): Required<Omit<Parts, 'shape'>> {
  const tableId = tableIdOf(sheet)
  const cells = ownCells(sheet)
  const odd = oddFormulas(cells)
  const decided: DecidedSpan = decideSpan(sheet, { tableId, period, choices, addresses: figureAddresses(sheet) })
  const meaningInput = { tableId, choices, isAsOf: period.kind === 'as-of', unread }
  const meanings = new Map<OwnColumn, OwnMeaning>(
    sheet.columns.map((column) => [column, ownMeaning(column, meaningInput)]),
  )
  const span = decided.span ?? { from: period.from, to: period.to }
  const active = new Set(context.rows.filter((row) => isActive(row, span)).map(({ code }) => code))
  const reading = readOwnFigures({
    sheet,
    tableId,
    cells,
    originals,
    span,
    choices,
    meanings,
    takes: (unitCode) => active.has(unitCode),
    oddFormulas: odd,
  })
  const isDecided = decided.span !== null
  return {
    tables: [understoodOwnTable(sheet, { meanings, span: decided.span, spanReason: decided.reason })],
    figures: isDecided ? reading.figures : [],
    assertions: isDecided ? reading.assertions : [],
    questions: [
      ...decided.questions,
      ...sheet.columns.flatMap((column) =>
        column.standing === 'doubtful' ? [columnQuestion(sheet, column, { tableId, cells, choices })] : [],
      ),
      ...reading.questions,
    ],
    issues: [...rowIssues(sheet, context.rows, span), ...columnIssues(sheet), ...reading.issues],
    changes: [
      ...layoutChanges(sheet, originals),
      ...decided.changes,
      ...cellChanges(cells, originals, odd),
      ...sumRowChanges(sheet, originals),
      ...commentChanges(sheet),
      ...checkFigures(sheet, marks, originals, cells),
    ],
  }
}
