import type { AuditTrail } from './audit/audit-trail.service.ts'
import type { Clock } from './backend-ports.ts'
import type { Store } from './db/open-store.ts'
import type { ExcelPort } from './excel/excel-port.ts'
import type { UnderstandPort } from './excel/understand-port.ts'
import type { HistoryService } from './figures/history.service.ts'
import type { RecordingService } from './figures/recording.service.ts'
import { createCorrectionRequests } from './importing/correction-requests.service.ts'
import { createForeignFiles } from './importing/foreign-files.service.ts'
import { createImportCommit } from './importing/import-commit.service.ts'
import { createImportFiles } from './importing/import-files.service.ts'
import { createImportHeads } from './importing/import-heads.service.ts'
import { createImportIntake, type ImportIntake } from './importing/import-intake.service.ts'
import { createImportQueue } from './importing/import-queue.service.ts'
import { createImportUndo } from './importing/import-undo.service.ts'
import { createImportViews } from './importing/import-views.service.ts'
import { importingHandlers } from './importing/importing.handlers.ts'
import { createImportsRepo, type ImportsRepo } from './importing/imports.repo.ts'
import { createLearntNames } from './importing/learnt-names.service.ts'
import { createMemoryRepo } from './importing/memory.repo.ts'
import { createImportMemory } from './importing/memory.service.ts'
import { createNearbyAnswers } from './importing/nearby-answers.service.ts'
import { createPlanFactsRepo } from './importing/plan-facts.repo.ts'
import { createPlanFactsService } from './importing/plan-facts.service.ts'
import { createPreviews } from './importing/previews.service.ts'
import { createRequestsRepo } from './importing/requests.repo.ts'
import type { FormCatalogue } from './reports/form-catalogue.ts'
import type { AreaHandlers } from './rpc/handler-table.ts'
import type { Book } from './wire-book.ts'

interface ImportingParts {
  readonly recording: RecordingService
  readonly history: HistoryService
  readonly trail: AuditTrail
  readonly forms: FormCatalogue
  readonly excel: ExcelPort
  readonly understanding: UnderstandPort
  readonly clock: Clock
  readonly ensureSound: () => Promise<void>
  /** Makes the copy that is due before an import, if any. */
  readonly backUp: () => Promise<void>
}

export interface ImportingArea {
  readonly handlers: AreaHandlers<'importing'>
  readonly intake: ImportIntake
  readonly files: Pick<ImportsRepo, 'keepFile' | 'bytes'>
}

/** The importing area on one open store. */
export function wireImporting(db: Store, book: Book, parts: ImportingParts): ImportingArea {
  const { recording, history, trail, forms, excel, understanding: port, clock, ensureSound, backUp } = parts
  const { transaction, units, days, levels, ledger } = book
  const snapshot = <T>(run: () => T): T => db.transaction(run).deferred()
  const repo = createImportsRepo(db)
  const requestsRepo = createRequestsRepo(db)
  const memory = createImportMemory({ repo: createMemoryRepo(db), units, clock, transaction })
  const files = createForeignFiles({ port, units, memory, forms: () => forms.all(), clock })
  const facts = createPlanFactsService({ repo: createPlanFactsRepo(db), units, days, levels, clock })
  const previews = createPreviews({ facts, ledger, clock, snapshot })
  const heads = createImportHeads({ repo, history })
  const nearby = createNearbyAnswers({ repo })
  const queue = createImportQueue({ repo, heads, files, nearby, previews, trail, units, transaction })
  const intake = createImportIntake({ repo, heads, queue, units, clock, transaction })
  const views = createImportViews({ heads, queue, files, nearby, previews, units, snapshot })
  const names = createLearntNames({ heads, files })
  const commit = createImportCommit({
    repo,
    requests: requestsRepo,
    heads,
    views,
    previews,
    memory,
    aliasesIn: (row, subject) => names.decidedIn(row, subject),
    recording,
    trail,
    units,
    transaction,
    makeRoom: (understood) => port.makeRoom(understood),
    ensureSound,
    backUp,
  })
  const written = { recording, history, trail, units, clock, transaction }
  const undo = createImportUndo({ requests: requestsRepo, heads, ...written })
  const requests = createCorrectionRequests({ repo: requestsRepo, ledger, days, ...written })
  const out = createImportFiles({ heads, views, previews, memory, units, port, excel, snapshot })
  const handlers = importingHandlers({ intake, queue, views, commit, undo, requests, memory, files: out })
  return { handlers, intake, files: repo }
}
