/** A sheet of this product as a table that was understood, for the overlay on screen. */
import { ownCells } from './own-export-cell-changes.rules.ts'
import type { OwnMeaning } from './own-export-meanings.rules.ts'
import type { OwnColumn, OwnRow, OwnSheet } from './own-export-sheet.rules.ts'
import type { Span, UnderstoodRow, UnderstoodTable } from './understanding.schema.ts'

export function tableIdOf({ index, header }: OwnSheet): string {
  return `${index}:${header.top}:${header.actual[0]?.column ?? 1}`
}

interface TableInput {
  readonly meanings: ReadonlyMap<OwnColumn, OwnMeaning>
  readonly span: Span | null
  readonly spanReason: string
}

export function understoodOwnTable(sheet: OwnSheet, { meanings, span, spanReason }: TableInput): UnderstoodTable {
  const { header, columns, rows, totalRow, form } = sheet
  const lastRow = Math.max(header.bottom, totalRow ?? 0, ...rows.map(({ row }) => row))
  return {
    id: tableIdOf(sheet),
    sheet: sheet.index,
    range: {
      top: header.top,
      left: columns[0]?.column ?? 1,
      bottom: lastRow,
      right: columns.at(-1)?.column ?? 1,
    },
    headerRows: { first: header.top, last: header.bottom },
    columns: columns.map((column) => {
      const found = meanings.get(column)
      return {
        column: column.column,
        header: [...column.header],
        meaning: found?.meaning ?? { kind: 'ignored' },
        span: null,
        confidence: found?.isAsked === true ? 50 : 100,
        reason: found?.reason ?? '',
      }
    }),
    rows: [
      ...rows.map(understoodRow),
      ...(totalRow === null ? [] : [plainRow(totalRow, 'total', 'dòng tổng cộng của biểu mẫu')]),
    ],
    span,
    spanDecision: { confidence: span === null ? 0 : 100, reason: spanReason },
    fingerprint: `own:${form.id}:${form.version}`,
    origin: 'own-export',
  }
}

function understoodRow({ row, code, standing }: OwnRow): UnderstoodRow {
  const reasons: Readonly<Record<OwnRow['standing'], string>> = {
    same: 'tên đơn vị như khi xuất',
    place: 'tên bị sửa, vị trí và số liệu như khi xuất',
    known: 'tên là một đơn vị trong sổ',
    doubtful: 'tên bị sửa và số liệu đã khác, không rõ đơn vị nào',
    copy: 'đơn vị có nhiều dòng với số khác nhau',
    added: 'dòng thêm vào sau khi xuất',
  }
  if (code === null) return plainRow(row, standing === 'added' ? 'ignored' : 'unknown', reasons[standing])
  return {
    row,
    kind: 'unit',
    unitCode: code,
    span: null,
    confidence: standing === 'same' ? 100 : 95,
    reason: reasons[standing],
  }
}

function plainRow(row: number, kind: UnderstoodRow['kind'], reason: string): UnderstoodRow {
  return { row, kind, unitCode: null, span: null, confidence: kind === 'unknown' ? 50 : 100, reason }
}

/** Addresses of all figures of the table, for a question about the whole of it. */
export function figureAddresses(sheet: OwnSheet): string[] {
  return ownCells(sheet).flatMap(({ address, unitCode, cell }) =>
    unitCode === null || cell === undefined ? [] : [address],
  )
}
