import type { BackendOptions } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import { createCallListService } from './province/call-list.service.ts'
import { createChaseRecords } from './province/chase-records.service.ts'
import { createChasingService } from './province/chasing.service.ts'
import { completenessHandlers } from './province/completeness.handlers.ts'
import { createCompletenessRepo } from './province/completeness.repo.ts'
import { type CompletenessService, createCompletenessService } from './province/completeness.service.ts'
import type { ProvinceUnit } from './province/province-unit.service.ts'
import type { Book } from './wire-book.ts'

interface CompletenessArea {
  readonly handlers: ReturnType<typeof completenessHandlers>
  /** For whoever tells how many sheets came. */
  readonly completeness: CompletenessService
}

/** Who has sent what and who has not, on one open store. */
export function wireCompleteness(
  db: Store,
  book: Book,
  { province, clock, newId }: { readonly province: ProvinceUnit } & Pick<BackendOptions, 'clock' | 'newId'>,
): CompletenessArea {
  const { settings, units, ledger, transaction } = book
  const repo = createCompletenessRepo(db)
  const records = createChaseRecords(book.records)
  const completeness = createCompletenessService({ repo, province, records, settings, units, clock })
  const callList = createCallListService({ repo, province, records, completeness, units })
  const chasing = createChasingService({ province, records, ledger, units, newId, transaction })
  return { handlers: completenessHandlers({ completeness, callList, chasing }), completeness }
}
