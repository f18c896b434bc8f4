import type { Clock } from './backend-ports.ts'
import { createApprovalService } from './figures/approval.service.ts'
import { createBooksService } from './figures/books.service.ts'
import type { Store } from './db/open-store.ts'
import { createCellDetailService } from './figures/cell-detail.service.ts'
import { createCoverageService } from './figures/coverage.service.ts'
import { figuresHandlers } from './figures/figures.handlers.ts'
import type { HistoryService } from './figures/history.service.ts'
import { createLevelBookRepo } from './figures/level-book.repo.ts'
import { createLevelBookService } from './figures/level-book.service.ts'
import { createOverviewRepo } from './figures/overview.repo.ts'
import { createOverviewService } from './figures/overview.service.ts'
import type { RecordingService } from './figures/recording.service.ts'
import { createTodayService } from './figures/today.service.ts'
import { createUnitsDayService } from './figures/units-day.service.ts'
import type { AreaHandlers } from './rpc/handler-table.ts'
import type { Book } from './wire-book.ts'

interface FiguresParts {
  readonly recording: RecordingService
  readonly history: HistoryService
  readonly clock: Clock
  readonly lastBackupAt: () => string | null
}

/** The screens of a day and its life on one open store. */
export function wireFigures(
  db: Store,
  book: Book,
  { recording, history, clock, lastBackupAt }: FiguresParts,
): AreaHandlers<'figures'> {
  const { figuresRepo: repo, adjustments, days, facts, levels, settings, targets, transaction, units } = book
  const approval = createApprovalService({ days, adjustments, units, clock, transaction })
  const books = createBooksService({ repo, days, levels, units, transaction })
  const details = createCellDetailService({ repo, books, facts, units })
  const coverage = createCoverageService(books, days)
  const overview = createOverviewService({ repo, sources: createOverviewRepo(db), coverage, days, levels, units })
  const today = createTodayService({ books, coverage, days, facts, settings, targets, units, clock, lastBackupAt })
  const levelBook = createLevelBookService({ repo: createLevelBookRepo(db), figures: repo, days, units })
  const { requireWorkspace } = units
  return figuresHandlers({
    adjustments,
    approval,
    books,
    days,
    details,
    history,
    levelBook,
    overview,
    recording,
    today,
    unitsDay: createUnitsDayService({ repo, days, units }),
    requireWorkspace,
  })
}
