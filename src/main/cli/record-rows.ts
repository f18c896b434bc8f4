import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Book } from './open-book.ts'

/** A unit that a line names: whose populations are meant, and to which row its counts go. */
export interface LineUnit {
  readonly code: string
  readonly row: string
}

/**
 * Says which row a unit code of a line means. A row's code is itself; the code of the store's own unit is its row
 * "Chưa phân xã", unless the unit is a row of its own. Other codes are left for the store to refuse.
 */
export async function createRowFinder(book: Book): Promise<(code: string, on: string) => Promise<LineUnit>> {
  const workspace = await book.call('units.getWorkspace', {})
  const known = new Map<string, string>()
  return async (code, on) => {
    if (code !== workspace?.unit.code) return { code, row: code }
    const row = known.get(on) ?? (await ownRow(book, code, on))
    known.set(on, row)
    return { code, row }
  }
}

/** The unit a figure is recorded for: populations may be known of the whole unit alone, counts belong to rows. */
export function unitOfFigure({ code, row }: LineUnit, indicator: string): string {
  const found = findIndicator(indicator)
  return found?.type === 'stock' && found.code !== 'CC_ERR' ? code : row
}

async function ownRow(book: Book, code: string, on: string): Promise<string> {
  const rows = await book.call('units.listRows', { on: localDate(on) })
  if (rows.some((row) => row.code === code)) return code
  return rows.find((row) => row.kind === 'unallocated')?.code ?? code
}
