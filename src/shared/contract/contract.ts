import { accountsContract } from '#shared/accounts/accounts.contract.ts'
import { auditContract } from '#shared/audit/audit.contract.ts'
import { backupContract } from '#shared/backup/backup.contract.ts'
import { campaignsContract } from '#shared/campaigns/campaigns.contract.ts'
import { desktopContract } from '#shared/desktop/desktop.contract.ts'
import { figuresContract } from '#shared/figures/figures.contract.ts'
import { levelBookContract } from '#shared/figures/level-book.contract.ts'
import { overviewContract } from '#shared/figures/overview.contract.ts'
import { importingContract } from '#shared/importing/importing.contract.ts'
import { completenessContract } from '#shared/province/completeness.contract.ts'
import { reorganisationContract } from '#shared/province/reorganisation.contract.ts'
import { consolidationContract } from '#shared/province/consolidation.contract.ts'
import { outliersContract } from '#shared/province/outliers.contract.ts'
import { submissionsContract } from '#shared/province/submissions.contract.ts'
import { reconciliationContract } from '#shared/reconciliation/reconciliation.contract.ts'
import { formsContract } from '#shared/reports/forms.contract.ts'
import { officeContract } from '#shared/reports/office.contract.ts'
import { reportsContract } from '#shared/reports/reports.contract.ts'
import { servicesContract } from '#shared/services/services.contract.ts'
import { sessionsContract } from '#shared/sessions/sessions.contract.ts'
import { settingsContract } from '#shared/settings/settings.contract.ts'
import { startupContract } from '#shared/startup/startup.contract.ts'
import { targetsContract } from '#shared/targets/targets.contract.ts'
import { unitsContract } from '#shared/units/units.contract.ts'
import type { InputOf, OutputOf, ParsedInputOf } from './procedure.ts'

/** Every procedure of the product: the one list that the dispatcher, the window and the command line are built from. */
export const contract = {
  ...unitsContract,
  ...figuresContract,
  ...overviewContract,
  ...levelBookContract,
  ...targetsContract,
  ...sessionsContract,
  ...campaignsContract,
  ...servicesContract,
  ...reconciliationContract,
  ...submissionsContract,
  ...consolidationContract,
  ...completenessContract,
  ...reorganisationContract,
  ...outliersContract,
  ...reportsContract,
  ...officeContract,
  ...formsContract,
  ...settingsContract,
  ...backupContract,
  ...desktopContract,
  ...accountsContract,
  ...auditContract,
  ...importingContract,
  ...startupContract,
} as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract
export type QueryName = { [N in ProcedureName]: Contract[N]['kind'] extends 'query' ? N : never }[ProcedureName]
export type CommandName = Exclude<ProcedureName, QueryName>
export type Input<N extends ProcedureName> = InputOf<Contract[N]>
export type ParsedInput<N extends ProcedureName> = ParsedInputOf<Contract[N]>
export type Output<N extends ProcedureName> = OutputOf<Contract[N]>
