import { isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { Clock } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import type { UnderstandPort } from './excel/understand-port.ts'
import { createLevelBookRepo } from './figures/level-book.repo.ts'
import { consolidationHandlers } from './province/consolidation.handlers.ts'
import { type ConsolidationReports, createConsolidationService } from './province/consolidation.service.ts'
import { createPassportFiles } from './province/passport-files.service.ts'
import { createPassportLevels } from './province/passport-levels.service.ts'
import { createPassportRows } from './province/passport-rows.service.ts'
import { createPassportRepo } from './province/passport.repo.ts'
import { createPassportService } from './province/passport.service.ts'
import { rememberReports } from './province/remembered-reports.ts'
import type { ProvinceUnit } from './province/province-unit.service.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import { fillOneUnit, fillRollUp } from './reports/roll-up-builder.ts'
import { type Book, sheetBook } from './wire-book.ts'
import { wireSubmittedDays } from './wire-submitted-days.ts'

export interface ConsolidationParts {
  readonly province: ProvinceUnit
  readonly forms: FormCatalogue
  readonly understanding: UnderstandPort
  readonly clock: Clock
}

/** What the units come to and where each figure comes from, on one open store. */
export function wireConsolidation(
  db: Store,
  book: Book,
  { province, forms, understanding, clock }: ConsolidationParts,
): ReturnType<typeof consolidationHandlers> {
  const { figuresRepo, ledger, settings, targets, units } = book
  const sheets = sheetBook(book, wireSubmittedDays(db, book, { clock, forms: () => forms.all() }).submittedDays)
  const snapshot = <T>(run: () => T): T => db.transaction(run).deferred()
  const form = () => {
    const found = forms.find('BM08', clock.today())
    if (found === undefined || !isUnitForm(found)) throw new Error('The form BM08 is missing')
    return found
  }
  const format = () => {
    const { policy, decimals } = settings.getReporting()
    return { policy, decimals }
  }
  /** Figures of one state of the book at one minute: deadlines pass with the clock. */
  const state = (): string => `${ledger.head().entries} ${clock.instant().slice(0, 'YYYY-MM-DDTHH:MM'.length)}`
  const kept = rememberReports(state)
  const reports: ConsolidationReports = {
    form,
    ofProvince: (period, geography = 'then') =>
      kept(
        ['', period, geography],
        () => snapshot(() => fillRollUp(sheets, form(), { period, geography, ...format() })).report,
      ),
    ofUnit: (period, unitCode, geography = 'then') =>
      kept([unitCode, period, geography], () =>
        snapshot(() => fillOneUnit(sheets, form(), { period, unitCode, geography, ...format() })),
      ),
  }
  const repo = createPassportRepo(db)
  const files = createPassportFiles({ repo, port: understanding, forms: () => forms.all() })
  const { cells, crossing, sums } = figuresRepo
  const figures = { cells, crossing, sums, levels: createLevelBookRepo(db).history }
  const levels = createPassportLevels(figures)
  const rows = createPassportRows({ repo, files, levels, figures })
  return consolidationHandlers(
    createConsolidationService({ province, reports, units }),
    createPassportService({ rows, province, reports, targets, units }),
  )
}
