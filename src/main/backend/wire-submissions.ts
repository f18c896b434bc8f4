import type { Clock } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import type { UnderstandPort } from './excel/understand-port.ts'
import type { RecordingService } from './figures/recording.service.ts'
import { createSubmissionsBooking } from './province/submissions-booking.service.ts'
import { createSubmissionsBookRepo } from './province/submissions-book.repo.ts'
import { createSubmissionsCompare } from './province/submissions-compare.service.ts'
import { createSubmissionsFiles, receiptsFolderOf } from './province/submissions-files.service.ts'
import { createSubmissionsFiling } from './province/submissions-filing.service.ts'
import { createSubmissionsIntake } from './province/submissions-intake.service.ts'
import { createSubmissionsLevels } from './province/submissions-levels.service.ts'
import { createSubmissionsReading } from './province/submissions-reading.service.ts'
import { createSubmissionsWithdrawal } from './province/submissions-withdrawal.service.ts'
import { createSheetTotals } from './province/submissions-totals.service.ts'
import { createSubmissionsPosting } from './province/submissions-posting.service.ts'
import { createSubmissionsUnbooking } from './province/submissions-unbooking.service.ts'
import { submissionsHandlers } from './province/submissions.handlers.ts'
import { createSubmissionsRepo, type SubmissionsRepo } from './province/submissions.repo.ts'
import { createSubmissionsService } from './province/submissions.service.ts'
import type { ProvinceUnit } from './province/province-unit.service.ts'
import type { ImportIntake } from './importing/import-intake.service.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import { createOwnRows } from './units/own-rows.service.ts'
import type { Book } from './wire-book.ts'
import type { ImportingArea } from './wire-importing.ts'
import { wireSubmittedDays } from './wire-submitted-days.ts'

export interface SubmissionsParts {
  readonly province: ProvinceUnit
  readonly recording: RecordingService
  readonly importing: { readonly intake: Pick<ImportIntake, 'queueOnce'>; readonly files: ImportingArea['files'] }
  readonly forms: FormCatalogue
  readonly dbPath: string
  readonly understanding: Pick<UnderstandPort, 'understand' | 'cells' | 'marks'>
  readonly clock: Clock
  readonly ensureSound: () => Promise<void>
  /** Makes the copy that is due before figures come in, if any. */
  readonly backUp: () => Promise<void>
}

/** What units send to the province, on one open store. */
export function wireSubmissions(db: Store, book: Book, parts: SubmissionsParts) {
  const { province, importing, understanding: port, clock, ensureSound, backUp } = parts
  const { units, ledger, transaction } = book
  const repo = createSubmissionsRepo(db)
  const queueFile: Parameters<typeof createSubmissionsIntake>[0]['queueFile'] = async (file, author) => {
    const { id, refusal } = await importing.intake.queueOnce(file, author)
    return { importId: id, refusal }
  }
  const { filing, unbooking, totalsOf } = wireFiling(db, book, { ...parts, repo })
  const withdrawal = createSubmissionsWithdrawal({
    repo,
    unbooking,
    totalsOf,
    units,
    forms: () => parts.forms.all(),
    province,
    ledger,
    transaction,
    ensureSound,
  })
  const intake = createSubmissionsIntake({
    repo,
    reading: createSubmissionsReading({ port, units, forms: () => parts.forms.all(), clock }),
    filing,
    province,
    ledger,
    queueFile,
    transaction,
    ensureSound,
    backUp,
  })
  const submissions = createSubmissionsService({ repo, province, units })
  const files = createSubmissionsFiles({
    repo,
    submissions,
    province,
    units,
    clock,
    bytesOf: importing.files.bytes,
    receiptsFolder: receiptsFolderOf(parts.dbPath),
  })
  return submissionsHandlers(intake, withdrawal, submissions, files)
}

interface FilingParts extends Pick<SubmissionsParts, 'recording' | 'importing' | 'forms' | 'clock'> {
  readonly repo: SubmissionsRepo
}

/** What puts a sheet that holds together into the book. */
function wireFiling(db: Store, wired: Book, { repo, recording, importing, forms, clock }: FilingParts) {
  const { units, ledger, levels, facts, unitsRepo, transaction } = wired
  const { missingDays } = wireSubmittedDays(db, wired, { clock, forms: () => forms.all() })
  const book = createSubmissionsBookRepo(db)
  const shared = {
    repo,
    book,
    posting: createSubmissionsPosting({ repo, book, recording, ledger }),
    levels: createSubmissionsLevels({ book, levels }),
    units,
    forms: () => forms.all(),
  }
  const booking = createSubmissionsBooking({
    ...shared,
    compare: createSubmissionsCompare({ repo, book, levels, facts, missingDays }),
  })
  const ownRows = createOwnRows(unitsRepo)
  const totalsOf = createSheetTotals(book, units)
  const filing = createSubmissionsFiling({
    repo,
    totalsOf,
    booking,
    ownRows,
    units,
    ledger,
    keepFile: importing.files.keepFile,
    transaction,
  })
  return { filing, unbooking: createSubmissionsUnbooking(shared), totalsOf }
}
