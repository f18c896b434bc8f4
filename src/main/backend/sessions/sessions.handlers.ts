import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { SessionSaving } from './session-saving.service.ts'
import type { SessionsService } from './sessions.service.ts'

/** Contract of the sessions area → its services. */
export function sessionsHandlers(sessions: SessionsService, saving: SessionSaving): AreaHandlers<'sessions'> {
  return {
    'sessions.listSessions': (input) => sessions.listSessions(input),
    'sessions.getSession': (input) => sessions.getSession(input),
    'sessions.listDuplicates': (input) => sessions.listDuplicates(input),
    'sessions.saveSession': (input, caller) => saving.saveSession(input, caller.author),
  }
}
