import type { Clock } from './backend-ports.ts'
import type { StoreInspector } from './backup/store-files.ts'
import { createVerifyRepo } from './backup/verify.repo.ts'
import { createVerifyService } from './backup/verify.service.ts'
import type { Store } from './db/open-store.ts'
import { createLedgerRepo } from './figures/ledger.repo.ts'
import { createLedgerService } from './figures/ledger.service.ts'
import { createSettingsRepo } from './settings/settings.repo.ts'
import { createSettingsReader } from './settings/settings.service.ts'
import { createUnitsRepo } from './units/units.repo.ts'

/** Only reading: whatever would ask for the time has no business here. */
const noClock: Clock = { instant: refuseTime, today: refuseTime }

/** Looks into any store file with the same code that serves the open one. */
export const storeInspector: StoreInspector = {
  verify: (db) => createVerifyService(createVerifyRepo(db), ledgerOf(db)).verifyStore(),
  head: (db) => ledgerOf(db).head(),
  summarise(db) {
    const workspace = createSettingsReader(createSettingsRepo(db), noClock).readWorkspace()
    const unit = createUnitsRepo(db)
      .all()
      .find((one) => one.code === workspace?.unitCode)
    return { unitName: unit?.name ?? null, unitCode: unit?.code ?? null, ...ledgerOf(db).counts() }
  },
}

function ledgerOf(db: Store) {
  return createLedgerService(createLedgerRepo(db), noClock)
}

function refuseTime(): never {
  throw new Error('a store is only read here')
}
