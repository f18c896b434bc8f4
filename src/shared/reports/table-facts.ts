/**
 * What a form is filled from whose rows are not the rows of the unit: sessions, lines of a campaign, services, units
 * against targets, variances. The adapters (`*-table.rules.ts`) make it from the schema of each area; nothing in it is
 * rounded or printed.
 */
import type { Period } from '#shared/kernel/period.ts'

/** A count, a text, or a date as `YYYY-MM-DD`; null is not known, which is not 0. */
export type TableField = number | string | null

export interface TableRow {
  /** By which the row is known in the machine-readable part: the id of a session, the code of a service. */
  readonly key: string
  readonly kind: string
  readonly name: string
  /** Key of its group; null where rows are not grouped. */
  readonly group: string | null
  readonly fields: Readonly<Record<string, TableField>>
}

export interface TableGroup {
  readonly key: string
  readonly name: string
}

export interface TableFacts {
  readonly period: Period
  /** Printed under the title instead of the period, where the form is of something else or of one day. */
  readonly subtitle: string | null
  /** In printed order; empty where rows are not grouped. */
  readonly groups: readonly TableGroup[]
  /** What repeated columns stand for, in printed order: a field `X` of the row is then `X_<key>`. */
  readonly repeats: readonly TableGroup[]
  readonly rows: readonly TableRow[]
  /** What the total row says of a field, where it is not the sum of the rows. */
  readonly totals?: Readonly<Record<string, TableField>>
  /** What the reader of the sheet must know, as printed under the table. */
  readonly remarks: readonly string[]
  /** Said instead of rows when there are none. */
  readonly emptyText: string
}
