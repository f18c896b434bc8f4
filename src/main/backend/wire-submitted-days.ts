import type { Clock } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import { createChaseRecords } from './province/chase-records.service.ts'
import { createCompletenessRepo } from './province/completeness.repo.ts'
import { createCompletenessService } from './province/completeness.service.ts'
import { createMissingDays, type MissingDays } from './province/missing-days.service.ts'
import { createPostedWhole } from './province/posted-whole.service.ts'
import { createProvinceUnit } from './province/province-unit.service.ts'
import { createSubmissionsBookRepo } from './province/submissions-book.repo.ts'
import { createSubmittedDays } from './province/submitted-days.service.ts'
import type { AnyForm } from '#shared/reports/table-form.schema.ts'
import type { SheetBook } from './reports/sheet-builder.ts'
import type { Book } from './wire-book.ts'

/** What the sheets of a store, the open one or one of the past, say of the days each unit sent. */
export function wireSubmittedDays(
  db: Store,
  { units, settings, records }: Pick<Book, 'units' | 'settings' | 'records'>,
  { clock, forms }: { readonly clock: Clock; readonly forms: () => readonly AnyForm[] },
): { readonly submittedDays: SheetBook['submittedDays']; readonly missingDays: MissingDays } {
  const repo = createCompletenessRepo(db)
  const completeness = createCompletenessService({
    repo,
    province: createProvinceUnit(units),
    records: createChaseRecords(records),
    settings,
    units,
    clock,
  })
  const book = createSubmissionsBookRepo(db)
  const postedWhole = createPostedWhole({ repo, book, units, forms })
  const days = createSubmittedDays({ postedWhole, completeness, units })
  const missingDays = createMissingDays({ repo, postedWhole, book, completeness, units })
  return { submittedDays: (period) => days.of(period), missingDays }
}
