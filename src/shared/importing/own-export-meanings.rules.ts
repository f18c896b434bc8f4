/** What each column of a sheet of this product holds for the book. */
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { isPrevious } from '#shared/reports/form.rules.ts'
import type { ColumnSource } from '#shared/reports/reports.schema.ts'
import { decodeMeaning } from './column-meaning.rules.ts'
import type { OwnColumn } from './own-export-sheet.rules.ts'
import type { ColumnMeaning, ImportChoices } from './understanding.schema.ts'

export interface OwnMeaning {
  readonly meaning: ColumnMeaning
  readonly reason: string
  /** The header was retyped over other figures, and nobody has said yet what they are. */
  readonly isAsked: boolean
}

export interface MeaningInput {
  readonly tableId: string
  readonly choices: ImportChoices
  /** The sheet counts everything up to its last day: its flows belong to no span that could be written. */
  readonly isAsOf: boolean
  /** Codes of columns that the book's version of the form does not have. */
  readonly unread: ReadonlySet<string>
}

export function questionIdOf(tableId: string, column: number): string {
  return `${tableId}!${column}:own/column`
}

/** A person's word first, then the form's. */
export function ownMeaning(column: OwnColumn, { tableId, choices, isAsOf, unread }: MeaningInput): OwnMeaning {
  const chosen =
    decodeMeaning(choices.columns[`${tableId}!${column.column}`] ?? '') ??
    decodeMeaning(choices.answers[questionIdOf(tableId, column.column)] ?? '')
  if (chosen !== null) return { meaning: chosen, reason: 'người dùng chọn', isAsked: false }
  const ignored = (reason: string): OwnMeaning => ({ meaning: { kind: 'ignored' }, reason, isAsked: false })
  if (column.expected === null) return ignored('cột thêm vào, không có trong biểu mẫu')
  if (column.standing === 'copy') return ignored('cột có hai lần với số khác nhau')
  if (unread.has(column.expected.column.code)) return ignored('cột không có trong phiên bản mẫu biểu của sổ này')
  const { source } = column.expected.column
  const meaning = meaningOf(source)
  if (meaning.kind === 'flow' && isAsOf) return ignored('biểu tính đến ngày: số trong kỳ không ghi vào ngày nào được')
  if (column.standing === 'doubtful') return { meaning, reason: 'tiêu đề cột bị sửa và số đã khác', isAsked: true }
  return { meaning, reason: `cột của biểu mẫu ${column.expected.labels[0] ?? ''}`.trim(), isAsked: false }
}

export function meaningOf(source: ColumnSource): ColumnMeaning {
  if (isPrevious(source)) return { kind: 'ignored' }
  switch (source.kind) {
    case 'sequence':
    case 'unit':
    case 'target':
      return { kind: source.kind }
    case 'notes':
      return { kind: 'note' }
    case 'flow':
      return { kind: 'flow', indicator: source.indicator, channel: 'ALL' }
    case 'mobile':
      return { kind: 'flow', indicator: source.indicator, channel: 'MOBILE' }
    case 'stock': {
      const isTyped = findIndicator(source.indicator)?.type === 'stock'
      return { kind: isTyped ? 'level' : 'assertion', indicator: source.indicator }
    }
    case 'ratio':
      return { kind: 'ratio', ratio: source.ratio }
    case 'change':
    case 'rank':
    case 'days':
      return { kind: 'ignored' }
  }
}
