import { initial } from './0001-initial.ts'

export interface Migration {
  readonly slug: string
  readonly sql: string
}

/** In order; the n-th takes a store from version n−1 to n. A shipped migration is never changed or renumbered. */
export const migrations: readonly Migration[] = [initial]

export const latestVersion = migrations.length
