/** A report and the reports its lines stand for, as the sheets of one workbook. */
import type { Letterhead } from '#shared/settings/settings.schema.ts'
import type { FormDefinition, Report } from './reports.schema.ts'
import { unitForm } from './roll-up.rules.ts'
import { closingRows, stampRow } from './sheet-closing.rules.ts'
import { type LayoutOptions, layoutPaper, placePaper } from './sheet-layout.rules.ts'
import { detailHeadingRows, letterheadRows } from './sheet-letterhead.rules.ts'
import type { SheetModel } from './sheet-model.schema.ts'
import { sheetNames } from './sheet-names.rules.ts'
import { type DetailTable, planTable } from './sheet-table.rules.ts'

/** Sheets that every exported workbook has beside those of units. */
const META_SHEET = '_meta'

export interface LaidOutWorkbook {
  /** The report by reporting unit, with letterhead and signature. */
  readonly summary: SheetModel
  /** One sheet for each unit that has rows of its own, in the order of the summary; laid out when they are asked for. */
  readonly details: () => { readonly unitCode: string; readonly sheet: SheetModel }[]
}

/**
 * Lays out a form of reporting units: the counts of its lines are read from the total rows of the units' own sheets, with
 * formulas that hold across the sheets.
 * @param reports of the units with rows of their own (`unitReports`)
 */
export function layoutWorkbook(
  form: FormDefinition,
  { summary, reports }: { readonly summary: Report; readonly reports: readonly Report[] },
  letterhead: Letterhead,
  options: LayoutOptions,
): LaidOutWorkbook {
  const stamp = options.stamp ?? null
  const names = sheetNames(
    reports.map(({ unit }) => unit.name),
    [form.id, META_SHEET],
  )
  const ownForm = unitForm(form)
  const papers = reports.map((report, index) =>
    placePaper({
      name: names[index] ?? report.unit.code,
      form: ownForm,
      report,
      top: (width) => detailHeadingRows({ form, report, title: report.unit.name, isSample: options.isSample }, width),
      closing: (width) => [stampRow(stamp, width)],
      isNameless: true,
    }),
  )
  const details = new Map(
    papers.map(({ name, report, firstRow }) => [
      report.unit.code,
      { sheet: name, table: planTable(ownForm, report, firstRow) } satisfies DetailTable,
    ]),
  )
  const paper = placePaper({
    name: form.id,
    form,
    report: summary,
    top: (width) => letterheadRows({ form, report: summary, letterhead, ...options }, width),
    closing: (width) => [...closingRows(letterhead, options.signer, width), stampRow(stamp, width)],
    details,
  })
  return {
    summary: layoutPaper(paper),
    details: () => papers.map((one) => ({ unitCode: one.report.unit.code, sheet: layoutPaper(one) })),
  }
}
