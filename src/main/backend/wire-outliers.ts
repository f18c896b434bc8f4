import type { Clock } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import { createDifferencesService } from './province/differences.service.ts'
import { outliersHandlers } from './province/outliers.handlers.ts'
import { createOutliersRepo } from './province/outliers.repo.ts'
import { createOutliersService } from './province/outliers.service.ts'
import type { ProvinceUnit } from './province/province-unit.service.ts'
import { createSubmissionsRepo } from './province/submissions.repo.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import type { Book } from './wire-book.ts'
import { wireSubmittedDays } from './wire-submitted-days.ts'

/** What does not agree and what looks odd at a province, on one open store. */
export function wireOutliers(
  db: Store,
  book: Book,
  {
    province,
    forms,
    clock,
  }: { readonly province: ProvinceUnit; readonly forms: Pick<FormCatalogue, 'all'>; readonly clock: Clock },
): ReturnType<typeof outliersHandlers> {
  const { figuresRepo, levels, records, ledger, units, reconciliation, transaction } = book
  const outliers = createOutliersService({
    province,
    repo: createOutliersRepo(db),
    records,
    levels,
    ledger,
    units,
    transaction,
  })
  const differences = createDifferencesService({
    province,
    submissions: createSubmissionsRepo(db),
    forms: () => forms.all(),
    sums: figuresRepo.sums,
    levels,
    reconciliation,
    units,
    missingDays: wireSubmittedDays(db, book, { clock, forms: () => forms.all() }).missingDays,
  })
  return outliersHandlers(outliers, differences)
}
