/** The table of rows against a target: its order and what of it is shown. */
import { compareRatios } from '#shared/kernel/ratio.ts'
import { compareVietnamese, foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { TargetProgress } from '#shared/targets/progress.schema.ts'

export const sortColumns = [
  'order',
  'name',
  'needed',
  'numerator',
  'rate',
  'remaining',
  'perDay',
  'perWorkingDay',
  'forecast',
  'verdict',
  'rank',
] as const
export type SortColumn = (typeof sortColumns)[number]

export interface Sorting {
  readonly by: SortColumn
  readonly isDescending: boolean
}

export const verdictFilters = ['all', 'done', 'not-done', 'below'] as const
export type VerdictFilter = (typeof verdictFilters)[number]

/** A column clicked again is turned round; figures begin with the highest, names and places with the first. */
export function nextSorting(now: Sorting, by: SortColumn): Sorting {
  if (now.by === by) return { by, isDescending: !now.isDescending }
  return { by, isDescending: !['order', 'name', 'forecast', 'rank'].includes(by) }
}

/** Rows of a name (typed without accents too) and a verdict, in the order asked for; what is not known stands last. */
export function shownRows(
  rows: readonly TargetProgress[],
  { text, verdict, sorting }: { readonly text: string; readonly verdict: VerdictFilter; readonly sorting: Sorting },
): TargetProgress[] {
  const found = rows.filter((row) => isNamed(row.unitName, text) && isOf(row, verdict))
  if (sorting.by === 'order') return sorting.isDescending ? found.toReversed() : found
  return found.toSorted((a, b) => compareRows(a, b, sorting))
}

function isNamed(name: string, text: string): boolean {
  return foldDiacritics(nameKey(name)).includes(foldDiacritics(nameKey(text)))
}

function isOf({ verdict }: TargetProgress, filter: VerdictFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'done':
      return verdict?.isDone === true
    case 'not-done':
      return verdict?.isDone !== true
    case 'below':
      return verdict?.beside === 'below'
  }
}

function compareRows(a: TargetProgress, b: TargetProgress, { by, isDescending }: Sorting): number {
  const sign = isDescending ? -1 : 1
  switch (by) {
    case 'name':
      return sign * compareVietnamese(a.unitName, b.unitName)
    case 'rate':
    case 'verdict':
      return compareKnown(rateKnown(a), rateKnown(b)) || sign * compareRatios(ratioOf(a), ratioOf(b))
    case 'forecast':
      return compareKnown(a.forecastOn, b.forecastOn) || sign * compareTexts(a.forecastOn ?? '', b.forecastOn ?? '')
    case 'order':
      return 0
    default:
      return compareKnown(a[by], b[by]) || sign * ((a[by] ?? 0) - (b[by] ?? 0))
  }
}

/** What is not known goes last whichever way the column is turned. */
function compareKnown(a: unknown, b: unknown): number {
  return Number(a === null) - Number(b === null)
}

function rateKnown({ numerator, needed }: TargetProgress): true | null {
  return numerator === null || needed === null || needed === 0 ? null : true
}

function ratioOf({ numerator, needed }: TargetProgress) {
  return { num: numerator, den: needed }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
