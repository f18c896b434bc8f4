/** What was decided of a column by its header, and how sure that is. */
import { SURE } from './header-base.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

export interface MeaningDecision {
  readonly meaning: ColumnMeaning
  readonly confidence: number
  readonly reason: string
  /** What else it may be; offered where the decision is not sure enough. */
  readonly options: readonly ColumnMeaning[]
  /** The header only says how the column relates to the one on its left: "trong đó lưu động", "lũy kế". */
  readonly relative?: 'MOBILE' | 'FIXED' | 'cumulative'
  /** Period the header names: `day`, `week`, …; null when it names none. */
  readonly period: string | null
}

/** Below this nothing else settles what the words leave open. */
export const DOUBTFUL = 20
export const ignored: ColumnMeaning = { kind: 'ignored' }
export const unknown: ColumnMeaning = { kind: 'unknown' }

/** Only a meaning that is sure is given; else it is one of the options. */
export function decision(
  meaning: ColumnMeaning,
  confidence: number,
  reason: string,
  options: readonly ColumnMeaning[],
): MeaningDecision {
  const isSure = confidence >= SURE
  return {
    meaning: isSure ? meaning : unknown,
    confidence,
    reason,
    options: isSure ? options : [...options, ...(options.length === 0 && meaning.kind !== 'unknown' ? [meaning] : [])],
    period: null,
  }
}
