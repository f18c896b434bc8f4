import type { ServiceRecord } from '#shared/services/services.schema.ts'
import type { AuditTrail } from './audit/audit-trail.service.ts'
import type { BackendOptions } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import { openStoreAsOf } from './db/store-as-of.ts'
import type { ExcelPort } from './excel/excel-port.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import { createFormsService, type FormsService } from './reports/forms.service.ts'
import { createOfficeService, type OfficeService } from './reports/office.service.ts'
import { createPastReportsService, type PastReportsService } from './reports/past-reports.service.ts'
import { createReportsRepo } from './reports/reports.repo.ts'
import { createReportsService, type ReportsService } from './reports/reports.service.ts'
import type { UnitCatalogue } from './units/unit-catalogue.ts'
import { type Book, sheetBook, wireBook } from './wire-book.ts'
import { wireSubmittedDays } from './wire-submitted-days.ts'

interface ReportsParts {
  readonly options: BackendOptions
  readonly catalogue: UnitCatalogue
  readonly serviceList: readonly ServiceRecord[]
  /** The forms of the store, and those of the product alone. */
  readonly forms: FormCatalogue
  readonly builtInForms: FormCatalogue
  readonly excel: ExcelPort
  readonly trail: AuditTrail
  readonly ensureSound: () => Promise<void>
}

interface ReportsArea {
  readonly reports: ReportsService
  readonly pastReports: PastReportsService
  readonly office: OfficeService
  readonly forms: FormsService
}

/** Sheets of the open book, and of the book as it stood before. */
export function wireReports(
  db: Store,
  book: Book,
  { options, catalogue, serviceList, forms, builtInForms, excel, trail, ensureSound }: ReportsParts,
): ReportsArea {
  const { clock, newId, appVersion } = options
  const { ledger, transaction, adjustments } = book
  const sheets = sheetBook(book, wireSubmittedDays(db, book, { clock, forms: () => forms.all() }).submittedDays)
  const shared = { forms, repo: createReportsRepo(db), book: sheets, ledger, trail, excel, ensureSound, clock }
  const snapshot = <T>(run: () => T): T => db.transaction(run).deferred()
  return {
    forms: createFormsService({ ...shared, builtIn: builtInForms, transaction }),
    office: createOfficeService({ ...shared, snapshot }),
    reports: createReportsService({
      ...shared,
      snapshot,
      transaction,
      appVersion,
    }),
    pastReports: createPastReportsService({
      ...shared,
      openPast(entries, then) {
        const past = openStoreAsOf(db, entries)
        const pastBook = wireBook(past, { catalogue, serviceList, clock: then, newId })
        return {
          ...sheetBook(
            pastBook,
            wireSubmittedDays(past, pastBook, { clock: then, forms: () => forms.all() }).submittedDays,
          ),
          close: () => past.close(),
        }
      },
      listAdjustments: (days) => adjustments.listAdjustments(days),
    }),
  }
}
