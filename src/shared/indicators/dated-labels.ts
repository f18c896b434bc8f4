import type { DatedLabel } from './indicators.schema.ts'

/** Luật Căn cước 26/2023/QH15 and Nghị định 69/2024/NĐ-CP rename the card and the levels from this day. */
export const renamedFrom = '2024-07-01'
const always = '1900-01-01'

/** A label that never changed. */
export function named(label: string, short: string): readonly DatedLabel[] {
  return [{ from: always, label, short }]
}

/** Labels before and from the day of renaming, each as [label, column label]. */
export function renamed(before: readonly [string, string], after: readonly [string, string]): readonly DatedLabel[] {
  return [
    { from: always, label: before[0], short: before[1] },
    { from: renamedFrom, label: after[0], short: after[1] },
  ]
}
