/** Groups of the entry grid and of the forms, in the order they are printed. */
export const indicatorGroups = [
  'population',
  'excluded',
  'card-intake',
  'card-age',
  'card-return',
  'collected',
  'approved',
  'rejected',
  'activated',
  'cleaning',
  'community',
] as const
export type IndicatorGroup = (typeof indicatorGroups)[number]

/** A label and the first day it is printed. */
export interface DatedLabel {
  readonly from: string
  readonly label: string
  readonly short: string
}

/**
 * One row of the catalogue.
 * - `flow`: typed counts that happened in a span;
 * - `stock`: typed level at a date, the latest one holds;
 * - `derived-stock`: opening balance + Σ `plus` − Σ `minus` of effective flows since the opening;
 * - `difference`: level of `plus` − levels of `minus`, with no opening of its own.
 */
export interface Indicator {
  readonly code: string
  readonly type: 'flow' | 'stock' | 'derived-stock' | 'difference'
  readonly group: IndicatorGroup
  readonly labels: readonly DatedLabel[]
  /** First day the indicator may carry figures. */
  readonly validFrom?: string
  /** A total may be typed; while it is not, it is the sum of the reported parts. */
  readonly parts?: readonly string[]
  readonly plus?: readonly string[]
  readonly minus?: readonly string[]
  /** A figure above zero needs a note saying why. */
  readonly needsNote?: boolean
}

/** What a ratio is divided by: dated populations added up, a cumulative figure, or the target in force. */
export type Denominator =
  | { readonly kind: 'stocks'; readonly codes: readonly string[] }
  | { readonly kind: 'target'; readonly measure: TargetMeasure }

export const targetMeasures = ['CC', 'COL', 'ACT'] as const
/** What a target counts: card files taken in, accounts collected, accounts activated. */
export type TargetMeasure = (typeof targetMeasures)[number]

/** A ratio of the catalogue; its label always names the denominator. */
export interface RatioIndicator {
  readonly code: string
  readonly labels: readonly DatedLabel[]
  /** Cumulative stock that is the numerator, unless the target counts a period. */
  readonly numerator: string
  /** Cumulative subtracted from the numerator. */
  readonly less?: string
  readonly denominator: Denominator
}
