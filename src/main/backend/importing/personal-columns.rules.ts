/** What of a file is personal data, named by its place and never by what it says. */
import type { UnderstoodFile } from '#backend/excel/understand-port.ts'
import type { ListedUnderstanding } from '#shared/importing/plan-book.ts'
import { lineText } from '#shared/importing/refused-table.rules.ts'

interface PersonalColumn {
  /** By name. */
  readonly sheet: string
  /** Its header, or its first cell. */
  readonly column: string
  /** `cột E`, `hàng 5`; empty where there is none to take out. */
  readonly line: string
}

/** Columns of citizens' numbers or names. */
export function personalColumns({ understanding, sheets }: UnderstoodFile): PersonalColumn[] {
  const inTables = understanding.tables.flatMap(
    ({ sheet, columns, isTransposed }: ListedUnderstanding['tables'][number]) =>
      columns
        .filter(({ meaning }) => meaning.kind === 'identifier')
        .map(({ column, header }) => ({
          sheet: sheets[sheet]?.name ?? '',
          column: header.join(' / '),
          line: lineText(column, isTransposed === true),
        })),
  )
  if (inTables.length > 0) return inTables
  return understanding.issues
    .filter(({ code }) => code === 'import/personal-data')
    .map(({ where, params }) => {
      const line = String(params['line'] ?? '')
      return { sheet: where.sheet ?? '', column: line === '' ? (where.cell ?? '') : '', line }
    })
}
