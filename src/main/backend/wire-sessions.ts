import { createDayTotals } from './figures/day-totals.service.ts'
import type { RecordingService } from './figures/recording.service.ts'
import type { AreaHandlers } from './rpc/handler-table.ts'
import { createSessionChanges } from './sessions/session-changes.service.ts'
import { createSessionSaving } from './sessions/session-saving.service.ts'
import { createSessionUndo, type SessionUndo } from './sessions/session-undo.service.ts'
import { sessionsHandlers } from './sessions/sessions.handlers.ts'
import type { Book } from './wire-book.ts'

interface SessionsArea {
  readonly handlers: AreaHandlers<'sessions'>
  /** For whoever takes entries back. */
  readonly undo: SessionUndo
}

/** Mobile sessions on one open store. */
export function wireSessions(book: Book, recording: RecordingService): SessionsArea {
  const { sessions, records, figuresRepo, days, units, ledger, transaction } = book
  const changes = createSessionChanges({ recording, days, units, totals: createDayTotals(figuresRepo) })
  const saving = createSessionSaving({ sessions, changes, recording, ledger, units, transaction })
  return { handlers: sessionsHandlers(sessions, saving), undo: createSessionUndo({ records, changes }) }
}
