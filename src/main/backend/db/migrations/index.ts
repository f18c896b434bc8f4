import { initial } from './0001-initial.ts'
import { peopleAndApproval } from './0002-people-and-approval.ts'
import { importing } from './0003-importing.ts'
import { recordsAndTargets } from './0004-records.ts'
import { province } from './0005-province.ts'

export interface Migration {
  readonly slug: string
  readonly sql: string
}

/** In order; the n-th takes a store from version n−1 to n. A shipped migration is never changed or renumbered. */
export const migrations: readonly Migration[] = [initial, peopleAndApproval, importing, recordsAndTargets, province]

export const latestVersion = migrations.length
