import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import type { UnitKind } from '#shared/units/units.schema.ts'

/** A row of the book a file may name. */
export interface KnownRow {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** A unit that is none of the book's rows: of another district, or one that a reorganisation ended. */
export interface OtherUnit {
  readonly code: string
  readonly name: string
  /** Name of the unit above it, or of the one it went into: `Huyện Ea Kar`, `nay là Xã Ea Kly`. */
  readonly hint: string
}

/** Columns of a header seen before: encoded meanings by the column's normalised header text. */
export interface RememberedMapping {
  readonly fingerprint: string
  readonly columns: Readonly<Record<string, string>>
}

/** A spelling this sender used before, by its name key. */
export interface LearntAlias {
  readonly key: string
  readonly unitCode: string
}

/** All that understanding knows beside the file itself; plain data, so that it can go to a worker. */
export interface UnderstandingContext {
  readonly fileName: string
  readonly today: string
  readonly ownUnit: { readonly code: string; readonly name: string }
  readonly rows: readonly KnownRow[]
  readonly otherUnits: readonly OtherUnit[]
  readonly mappings: readonly RememberedMapping[]
  readonly aliases: readonly LearntAlias[]
  /** Answers about columns of other files that wait, by question id: they hold for the same header. */
  readonly nearby?: Readonly<Record<string, string>>
  readonly forms: readonly FormDefinition[]
  /** Forms whose rows are not the unit's: their sheets are recognised and hold nothing that is imported. */
  readonly otherForms?: readonly { readonly id: string; readonly name: string }[]
}
