import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { AdjustmentsService } from './adjustments.service.ts'
import type { ApprovalService } from './approval.service.ts'
import type { BooksService } from './books.service.ts'
import type { createCellDetailService } from './cell-detail.service.ts'
import type { DaysService } from './days.service.ts'
import type { HistoryService } from './history.service.ts'
import type { LevelBookService } from './level-book.service.ts'
import type { OverviewService } from './overview.service.ts'
import type { RecordingService } from './recording.service.ts'
import type { createTodayService } from './today.service.ts'
import type { UnitsDayService } from './units-day.service.ts'

interface Services {
  readonly adjustments: AdjustmentsService
  readonly approval: ApprovalService
  readonly books: BooksService
  readonly days: DaysService
  readonly details: ReturnType<typeof createCellDetailService>
  readonly history: HistoryService
  readonly levelBook: LevelBookService
  readonly overview: OverviewService
  readonly recording: RecordingService
  readonly today: ReturnType<typeof createTodayService>
  readonly unitsDay: UnitsDayService
  readonly requireWorkspace: () => unknown
}

/** Contract of the figures area → its services. */
export function figuresHandlers({
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
  unitsDay,
  requireWorkspace,
}: Services): AreaHandlers<'figures'> {
  return {
    'figures.getToday': (input) => today.getToday(input),
    'figures.getDay': (input) => books.getDay(input),
    'figures.getUnitsDay': (input) => unitsDay.getUnitsDay(input),
    'figures.getMonth': (input) => books.getMonth(input),
    'figures.getOverview': (input) => overview.getOverview(input),
    'figures.getMakeup': (input) => overview.getMakeup(input),
    'figures.getLevels': (input) => levelBook.getLevels(input),
    'figures.getLevelHistory': (input) => levelBook.getLevelHistory(input),
    'figures.getCellDetail': (input) => details.getCellDetail(input),
    'figures.recordFigures': (input, caller) => {
      requireWorkspace()
      return recording.recordFigures(input, caller.author)
    },
    'figures.setNote': (input, caller) => days.setNote(input, caller.author),
    'figures.closeDay': (input, caller) => books.closeDay(input, caller.author),
    'figures.reopenDay': (input, caller) => days.reopenDay(input, caller.author),
    'figures.approveDays': (input, caller) => approval.approveDays(input, caller.author),
    'figures.unlockDays': (input, caller) => approval.unlockDays(input, caller.author),
    'figures.relockDays': (input, caller) => approval.relockDays(input, caller.author),
    'figures.listAdjustments': (input) => adjustments.listAdjustments(input),
    'figures.markSent': (input, caller) => approval.markSent(input, caller.author),
    'figures.markReceived': (input, caller) => approval.markReceived(input, caller.author),
    'figures.listEntries': (input) => history.listEntries(input),
    'figures.undoEntry': (input, caller) => history.undoEntry(input, caller.author),
    'figures.restoreDay': (input, caller) => history.restoreDay(input, caller.author),
  }
}
