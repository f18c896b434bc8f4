/** Rows of the ledger: what an entry brings in, for the repo that writes them and for everyone who makes them. */

/** Parameters are bound by name; ids are the store's own, codes and dates are text. */
export interface NewEntry {
  readonly clientId: string
  readonly requestHash: string
  readonly recordedAt: string
  readonly author: string
  readonly source: string
  readonly document: string
  readonly previousHash: string
  readonly hash: string
}

export interface StoredEntry extends NewEntry {
  readonly id: number
}

export interface NewRevision {
  readonly unitId: number
  readonly unitCode: string
  readonly indicator: string
  readonly channel: string
  readonly from: string
  readonly to: string
  readonly value: number | null
  readonly draft: string | null
}

export interface NewTarget {
  readonly unitId: number
  readonly unitCode: string
  readonly measure: string
  readonly kind: string
  readonly count: number | null
  readonly shareBp: number | null
  readonly denominator: string | null
  readonly from: string
  readonly to: string
  readonly document: string
}

export interface NewNote {
  readonly unitId: number
  readonly unitCode: string
  readonly indicator: string
  readonly on: string
  readonly text: string
}

export type DayAction =
  | 'close'
  | 'reopen'
  | 'approve'
  | 'unlock'
  | 'relock'
  | 'send'
  | 'unsend'
  | 'receive'
  | 'unreceive'

export interface NewDayEvent {
  readonly on: string
  readonly action: DayAction
  readonly reason: string
  /** JSON: of `close` the array of {key, reason}, of `unlock` and `relock` what was opened. */
  readonly details: string
}

/** A happening that changes no figure. */
export interface NewAuditEvent {
  readonly kind: string
  readonly subject: string
  /** JSON. */
  readonly details: string
}

/** A setting as it became; `value` is JSON. */
export interface NewSetting {
  readonly key: string
  readonly value: string
}

/** A unit as it became. */
export interface NewUnitRevision {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly parentCode: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly sortOrder: number
  readonly isRemoved: 0 | 1
}

/** A record as it became: JSON of its kind's schema; null withdraws it. */
export interface NewRecord {
  readonly kind: string
  readonly key: string
  readonly value: string | null
}

/** A figure beside the unit's own totals; null takes it away. */
export interface NewSideFigure {
  readonly book: SideBook
  /** The campaign or the service it is of; empty where the book has one subject. */
  readonly subject: string
  /** The target line or the unit it is of. */
  readonly line: string
  readonly measure: string
  readonly from: string
  readonly to: string
  readonly value: number | null
}

/** Of a campaign, of online services, of the national system. */
export type SideBook = 'campaign' | 'service' | 'national'
