import type { AuditTrail } from '../audit/audit-trail.service.ts'
import type { Clock, LogPort } from '../backend-ports.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { AccountsRepo } from './accounts.repo.ts'
import { createFirstRunService } from './first-run.service.ts'
import { createPeopleService } from './people.service.ts'
import type { SessionKeeper } from './session-keeper.ts'
import { createSessionsService } from './sessions.service.ts'
import { createSignInService } from './sign-in.service.ts'

/** What the services of this area are built from. */
export interface AccountsParts {
  readonly repo: AccountsRepo
  readonly keeper: SessionKeeper
  readonly settings: Pick<SettingsService, 'readAccess' | 'record'>
  readonly trail: AuditTrail
  readonly clock: Clock
  readonly log: LogPort
  /** Empty before the unit is set up. */
  readonly unitName: () => string
  readonly transaction: <T>(run: () => T) => T
  /** False once the store was found unsound: people still come and go, and nothing of it is written down. */
  readonly mayWrite: () => boolean
}

export type AccountsService = ReturnType<typeof createAccountsService>

/** People: who they are, who of them sits at the window, how they get in. */
export function createAccountsService(parts: AccountsParts) {
  const sessions = createSessionsService(parts)
  const signIn = createSignInService({ ...parts, sessions })
  const { requireGood } = signIn
  return {
    sessions,
    signIn,
    people: createPeopleService({ ...parts, requireGood }),
    firstRun: createFirstRunService({ ...parts, requireGood, sessions }),
  }
}
