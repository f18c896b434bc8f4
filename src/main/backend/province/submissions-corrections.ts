import { typedFlows, wantedFlows } from '#shared/province/submissions-plan.rules.ts'
import type { SubmittedSheet } from '#shared/province/submissions-sheet.rules.ts'
import type { Correction } from '#shared/province/submissions.schema.ts'
import type { ChannelPosting } from '../figures/recording.service.ts'
import type { SubmissionsBookRepo } from './submissions-book.repo.ts'
import type { SheetPlaces } from './submissions-places.ts'

/**
 * Figures of a sheet's days that a person gave otherwise than the sheets say, and that would go with the sheet.
 * @param sheets those that count for the days, the one that leaves among them
 * @param postings what taking it out writes
 */
export function correctionsIn(
  book: Pick<SubmissionsBookRepo, 'typed'>,
  { spans, rows }: SheetPlaces,
  sheets: readonly SubmittedSheet[],
  postings: readonly ChannelPosting[],
): Correction[] {
  const told = new Map(
    typedFlows(wantedFlows(sheets, [])).typed.flatMap(({ unitCode, indicator, fixed, mobile }) => [
      [`${unitCode} ${indicator} FIXED`, fixed],
      [`${unitCode} ${indicator} MOBILE`, mobile],
    ]),
  )
  const written = new Map(postings.map((one) => [correctionKey(one), one.value]))
  const codeOf = new Map(Array.from(rows, ([code, id]) => [id, code]))
  const indicators = [...new Set(postings.map(({ indicator }) => indicator))]
  const typed = spans.flatMap((days) =>
    book.typed({ unitIds: [...days.rows.values()], indicators, from: days.from, to: days.to }),
  )
  return typed.flatMap(({ unitId, indicator, channel, value, author, at }): Correction[] => {
    const unitCode = codeOf.get(unitId) ?? ''
    const key = `${unitCode} ${indicator} ${channel}`
    const sheet = told.get(key) ?? null
    const after = written.get(key)
    if (after === undefined || after === value || sheet === value) return []
    return [{ unitCode, indicator, channel, value, sheet, author, at }]
  })
}

export function correctionKey({
  unitCode,
  indicator,
  channel,
}: Pick<ChannelPosting, 'unitCode' | 'indicator' | 'channel'>): string {
  return `${unitCode} ${indicator} ${channel ?? 'FIXED'}`
}
