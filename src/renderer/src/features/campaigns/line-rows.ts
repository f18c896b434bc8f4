/** The table of a campaign's lines: its order and what of it is shown. */
import type { CampaignProgress, LineProgress } from '#shared/campaigns/campaigns.schema.ts'
import { compareRatios } from '#shared/kernel/ratio.ts'
import { compareVietnamese, foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'

export const lineColumns = ['order', 'name', 'needed', 'before', 'during', 'done', 'rate', 'remaining'] as const
export type LineColumn = (typeof lineColumns)[number]

export interface LineSorting {
  readonly by: LineColumn
  readonly isDescending: boolean
}

export const lineFilters = ['all', 'open', 'done', 'unknown'] as const
export type LineFilter = (typeof lineFilters)[number]

export interface ShownLine extends LineProgress {
  /** Place in the campaign, from 1. */
  readonly order: number
}

/** A column clicked again is turned round; figures begin with the highest, names with the first. */
export function nextLineSorting(now: LineSorting, by: LineColumn): LineSorting {
  if (now.by === by) return { by, isDescending: !now.isDescending }
  return { by, isDescending: by !== 'order' && by !== 'name' }
}

/** Lines of a name (typed without accents too) and a result, in the order asked for; what is not known stands last. */
export function shownLines(
  lines: readonly LineProgress[],
  { text, filter, sorting }: { readonly text: string; readonly filter: LineFilter; readonly sorting: LineSorting },
): ShownLine[] {
  const wanted = foldDiacritics(nameKey(text))
  return lines
    .map((line, index) => ({ ...line, order: index + 1 }))
    .filter((one) => foldDiacritics(nameKey(one.line.name)).includes(wanted) && isOf(one, filter))
    .toSorted((a, b) => compareLines(a, b, sorting))
}

function isOf({ line, done, remaining }: LineProgress, filter: LineFilter): boolean {
  const isUnknown = line.needed === null || done === null
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return remaining !== 0
    case 'done':
      return remaining === 0
    case 'unknown':
      return isUnknown
  }
}

function compareLines(a: ShownLine, b: ShownLine, { by, isDescending }: LineSorting): number {
  const sign = isDescending ? -1 : 1
  switch (by) {
    case 'order':
      return sign * (a.order - b.order)
    case 'name':
      return sign * compareVietnamese(a.line.name, b.line.name)
    case 'rate':
      return compareKnown(rateOf(a).isKnown, rateOf(b).isKnown) || sign * compareRatios(rateOf(a), rateOf(b))
    default: {
      const [left, right] = [figureOf(a, by), figureOf(b, by)]
      return compareKnown(left !== null, right !== null) || sign * ((left ?? 0) - (right ?? 0))
    }
  }
}

function figureOf({ line, ...progress }: ShownLine, by: 'needed' | 'before' | 'during' | 'done' | 'remaining') {
  return by === 'needed' || by === 'before' ? line[by] : progress[by]
}

/** What is not known goes last whichever way the column is turned. */
function compareKnown(a: boolean, b: boolean): number {
  return Number(b) - Number(a)
}

function rateOf({ line, done }: ShownLine) {
  const isKnown = done !== null && line.needed !== null && line.needed !== 0
  return { num: done, den: line.needed, isKnown }
}

/** Of the lines whose needed and done are known; null while none of them says what was before. */
export function beforeTotal({ lines }: Pick<CampaignProgress, 'lines'>): number | null {
  const known = lines.flatMap(({ line, done }) =>
    line.needed === null || done === null || line.before === null ? [] : [line.before],
  )
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
