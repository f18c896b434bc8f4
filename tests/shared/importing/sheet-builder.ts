import { parseRange } from '#shared/importing/cell-range.rules.ts'
import type { PlainCell, PlainSheet, PlainWorkbook, WorkbookFormat } from '#shared/importing/plain-workbook.schema.ts'
import { type ImportChoices, importChoicesSchema } from '#shared/importing/understanding.schema.ts'
import type { KnownRow, UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { formatDate, localDate } from '#shared/kernel/local-date.ts'
import { cellAddress } from '#shared/reports/cell-address.rules.ts'

/** A cell as a test writes it: null is empty, `{ date }` a real date, anything else of a plain cell beside `v`. */
export type Written = string | number | null | { date: string } | ({ v: string | number } & Partial<PlainCell>)

export interface SheetOptions {
  readonly name?: string
  readonly hidden?: boolean
  readonly merges?: readonly string[]
  /** Letters or numbers counted from 1. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  readonly font?: string
}

/** Rows of cells as a plain sheet; merges as `A1:D1`, their anchors at the top left. */
export function sheetOf(rows: readonly (readonly Written[])[], options: SheetOptions = {}): PlainSheet {
  const merges = new Map((options.merges ?? []).map((merge) => [merge.split(':')[0], merge]))
  const cells = rows.flatMap((row, index) =>
    row.flatMap((written, at): PlainCell[] => {
      if (written === null) return []
      const place = { row: index + 1, column: at + 1, address: cellAddress(index + 1, at + 1) }
      const merge = merges.get(place.address)
      const isHidden =
        options.hidden === true ||
        options.hiddenRows?.includes(place.row) === true ||
        options.hiddenColumns?.includes(place.column) === true
      return [
        {
          ...place,
          ...plain(written, options.font),
          ...(merge === undefined ? {} : { merge }),
          ...(isHidden ? { hidden: true as const } : {}),
        },
      ]
    }),
  )
  for (const merge of options.merges ?? []) if (parseRange(merge) === null) throw new Error(`no range: ${merge}`)
  return { name: options.name ?? 'Sheet1', hidden: options.hidden ?? false, cells }
}

function plain(
  written: Exclude<Written, null>,
  font: string | undefined,
): Pick<PlainCell, 'type' | 'value' | 'text'> & Partial<PlainCell> {
  if (typeof written === 'number') return { type: 'number', value: written, text: String(written) }
  if (typeof written === 'string')
    return { type: 'text', value: written, text: written, ...(font === undefined ? {} : { font }) }
  if ('date' in written) return { type: 'date', value: written.date, text: formatDate(localDate(written.date)) }
  const { v, ...rest } = written
  return { type: typeof v === 'number' ? 'number' : 'text', value: v, text: String(v), ...rest }
}

export function workbookOf(sheets: PlainSheet | readonly PlainSheet[], format: WorkbookFormat = 'xlsx'): PlainWorkbook {
  const all = 'cells' in sheets ? [sheets] : [...sheets]
  return { format, sheets: all, textNames: {}, customXml: [], externalLinks: [] }
}

const commune = (code: string, name: string): KnownRow => ({
  code,
  kind: 'commune',
  name,
  validFrom: '1900-01-01',
  validTo: null,
})

export const kly = '24490'
export const kuang = '24493'
export const hoaAn = '24496'
export const taLap = '24499'

export const knownRows: readonly KnownRow[] = [
  commune(kly, 'Xã Ea Kly'),
  commune(kuang, 'Xã Ea Kuăng'),
  commune(hoaAn, 'Xã Hòa An'),
  commune(taLap, 'Thị trấn Phước An'),
  { ...commune('KP.CPX', 'Chưa phân xã'), kind: 'unallocated' },
  { ...commune('KP.NDB', 'Ngoài địa bàn'), kind: 'outside' },
]

export function contextOf(changes: Partial<UnderstandingContext> = {}): UnderstandingContext {
  return {
    fileName: 'bao-cao.xlsx',
    today: '2023-06-30',
    ownUnit: { code: '654', name: 'Huyện Krông Pắc' },
    rows: knownRows,
    otherUnits: [{ code: '24100', name: 'Xã Ea Tu', hint: 'Thành phố Buôn Ma Thuột' }],
    mappings: [],
    aliases: [],
    forms: [],
    ...changes,
  }
}

export function choicesOf(choices: Partial<ImportChoices>): ImportChoices {
  return importChoicesSchema.parse(choices)
}
