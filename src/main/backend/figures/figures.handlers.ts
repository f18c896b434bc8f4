import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { BooksService } from './books.service.ts'
import type { createCellDetailService } from './cell-detail.service.ts'
import type { DaysService } from './days.service.ts'
import type { RecordingService } from './recording.service.ts'
import type { createTodayService } from './today.service.ts'

interface Services {
  readonly books: BooksService
  readonly days: DaysService
  readonly details: ReturnType<typeof createCellDetailService>
  readonly recording: RecordingService
  readonly today: ReturnType<typeof createTodayService>
  readonly requireWorkspace: () => unknown
}

/** Contract of the figures area → its services. */
export function figuresHandlers({
  books,
  days,
  details,
  recording,
  today,
  requireWorkspace,
}: Services): AreaHandlers<'figures'> {
  return {
    'figures.getToday': (input) => today.getToday(input),
    'figures.getDay': (input) => books.getDay(input),
    'figures.getMonth': (input) => books.getMonth(input),
    'figures.getCellDetail': (input) => details.getCellDetail(input),
    'figures.recordFigures': (input, caller) => {
      requireWorkspace()
      return recording.recordFigures(input, caller.author)
    },
    'figures.setNote': (input, caller) => days.setNote(input, caller.author),
    'figures.closeDay': (input, caller) => books.closeDay(input, caller.author),
    'figures.reopenDay': (input, caller) => days.reopenDay(input, caller.author),
    'figures.markSent': (input, caller) => days.markSent(input, caller.author),
  }
}
