import type { BackendOptions } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import { createProvinceUnit } from './province/province-unit.service.ts'
import type { AreaHandlers } from './rpc/handler-table.ts'
import type { Book } from './wire-book.ts'
import { wireCompleteness } from './wire-completeness.ts'
import { wireReorganisation } from './wire-reorganisation.ts'
import { type ConsolidationParts, wireConsolidation } from './wire-consolidation.ts'
import { wireOutliers } from './wire-outliers.ts'
import { type SubmissionsParts, wireSubmissions } from './wire-submissions.ts'

/** The province's work on one open store. */
export function wireProvince(
  db: Store,
  book: Book,
  {
    clock,
    newId,
    ...parts
  }: Pick<BackendOptions, 'clock' | 'newId'> & Omit<SubmissionsParts & ConsolidationParts, 'province' | 'clock'>,
): AreaHandlers<'province'> {
  const { units } = book
  const province = createProvinceUnit(units)
  return {
    ...wireSubmissions(db, book, { ...parts, province, clock }),
    ...wireCompleteness(db, book, { province, clock, newId }).handlers,
    ...wireConsolidation(db, book, { ...parts, province, clock }),
    ...wireReorganisation(db, book),
    ...wireOutliers(db, book, { province, forms: parts.forms, clock }),
  }
}
