import { exportedSheet } from '#backend/reports/sheet-meta.ts'
import { metaXml } from '#backend/excel/meta-marks.ts'
import { decodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { PlainCell, PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'
import { metaNames } from '#shared/reports/sheet-marks.rules.ts'
import type { PeriodFacts } from '#shared/reports/report-facts.ts'
import { buildReport, type ReportOptions } from '#shared/reports/report.rules.ts'
import type { FormDefinition, Report } from '#shared/reports/reports.schema.ts'
import { layoutSheet } from '#shared/reports/sheet-layout.rules.ts'
import type { SheetMeta, SheetModel } from '#shared/reports/sheet-model.schema.ts'
import { bm01, bm02, bm04, halfUp, letterhead, unit } from '#tests/shared/reports/report-samples.ts'

/* Exports as plain cells, without a file between: what the reader gives of an untouched one. */

export interface ExportSample {
  readonly report: Report
  readonly sheet: SheetModel
  readonly meta: SheetMeta
}

export function exportSample(
  form: FormDefinition,
  facts: PeriodFacts,
  previous: PeriodFacts | null = null,
  options: ReportOptions = halfUp,
): ExportSample {
  const report = buildReport(form, facts, previous, options)
  const layOut = (stamp?: Parameters<typeof layoutSheet>[3]['stamp']) =>
    layoutSheet(form, report, letterhead, {
      date: localDate('2023-04-14'),
      signer: 0,
      isSample: false,
      ...(stamp === undefined ? {} : { stamp }),
    })
  const exported = exportedSheet(
    { form, report, fileName: '', layOut },
    {
      sequence: 2,
      head: { entries: 12, hash: 'a'.repeat(64) },
      previous: null,
      appVersion: '0.1.0',
      exportedAt: '2023-04-14T10:00:00Z',
    },
  )
  return { report, ...exported }
}

export type Marks = readonly ('sheet' | 'xml' | 'names')[]

/** An export as plain cells with some of its marks. */
export function plainExport({ sheet, meta }: ExportSample, marks: Marks = ['sheet', 'xml', 'names']): PlainWorkbook {
  const cells = sheet.cells.flatMap((cell): PlainCell[] => {
    if ((cell.value === null || cell.value === '') && cell.formula === undefined) return []
    const { row, column, rowSpan = 1, columnSpan = 1, value, formula } = cell
    return [
      {
        address: cellAddress(row, column),
        row,
        column,
        type: typeof value === 'number' ? 'number' : 'text',
        value,
        text: cell.text,
        ...(formula === undefined ? {} : { formula }),
        ...(rowSpan * columnSpan === 1
          ? {}
          : { merge: `${cellAddress(row, column)}:${cellAddress(row + rowSpan - 1, column + columnSpan - 1)}` }),
        ...(cell.style.numberFormat?.endsWith('%') === true ? { isPercent: true } : {}),
      },
    ]
  })
  const names = metaNames(meta).map(({ name, text }) => [name, text])
  return {
    format: 'xlsx',
    sheets: [
      { name: sheet.name, hidden: false, cells },
      ...(marks.includes('sheet') ? [{ name: '_meta', hidden: true, cells: metaCells(meta) }] : []),
    ],
    textNames: marks.includes('names') ? Object.fromEntries(names) : {},
    customXml: marks.includes('xml') ? [metaXml(meta)] : [],
    externalLinks: [],
  }
}

function metaCells(meta: SheetMeta): PlainCell[] {
  const texts = [...metaXml(meta).matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, key = '', text = '']) => [key, text])
  const lines = texts.flatMap(([key = '', text = '']) =>
    key === 'json' ? jsonLines(JSON.stringify(meta)) : [[key, unescape(text)]],
  )
  return lines.flatMap(([key = '', text = ''], index) => [textCell(index + 1, 1, key), textCell(index + 1, 2, text)])
}

function jsonLines(json: string): string[][] {
  return (json.match(/[\s\S]{1,15000}/gu) ?? []).map((chunk, index) => [`json.${index + 1}`, chunk])
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

function textCell(row: number, column: number, text: string): PlainCell {
  return { address: cellAddress(row, column), row, column, type: 'text', value: text, text }
}

export function contextOf(facts: PeriodFacts, changes: Partial<UnderstandingContext> = {}): UnderstandingContext {
  return {
    fileName: 'BM01.xlsx',
    today: '2023-04-15',
    ownUnit: unit,
    rows: facts.rows.map(({ unit: { code, kind, name } }) => ({
      code,
      kind,
      name,
      validFrom: '1900-01-01',
      validTo: null,
    })),
    otherUnits: [{ code: '999', name: 'Huyện Khác', hint: '' }],
    mappings: [],
    aliases: [],
    forms: [bm01, bm02, bm04],
    ...changes,
  }
}

/** Typed figures that a report shows, as `unit indicator channel` → value; blanks too. */
export function figuresOfReport(form: FormDefinition, { rows }: Report): Map<string, number | null> {
  const columns = form.columns.flatMap(({ code, source }) => {
    if (source.kind === 'flow' && source.previous !== true) return [{ code, key: `${source.indicator} ALL` }]
    if (source.kind === 'mobile') return [{ code, key: `${source.indicator} MOBILE` }]
    const isLevel = source.kind === 'stock' && decodeMeaning(`level:${source.indicator}`) !== null
    return isLevel && code.startsWith('POP_') ? [{ code, key: `${source.indicator} STOCK` }] : []
  })
  return new Map(
    rows.flatMap(({ unit: unitCode, cells }) =>
      columns.map(({ code, key }) => {
        const value = cells[code]?.value
        return [`${unitCode} ${key}`, typeof value === 'number' ? value : null] as const
      }),
    ),
  )
}
