/**
 * The same figure of a unit in several cells of a file: taken once where they agree, from none where they differ. A
 * figure of a month is not taken beside those of its days.
 */
import { errorIssue, type Issue, warningIssue } from '#shared/kernel/issue.ts'
import type { ReadFigure } from './understanding.schema.ts'

/**
 * `contradicted`: figures that are not taken because their row contradicts itself; none of their twins is taken either.
 */
export function withoutTwins(
  figures: readonly ReadFigure[],
  contradicted: readonly ReadFigure[],
  sheetName: (sheet: number) => string,
): { figures: ReadFigure[]; issues: Issue[] } {
  const issues: Issue[] = []
  const dropped = twinsOf(contradicted, figures, sheetName, issues)
  for (const posting of byPosting(figures)) {
    const group = dropped.size === 0 ? posting : posting.filter((one) => !dropped.has(one))
    if (group.length < 2 || areDifferentDays(group)) continue
    for (const twins of Map.groupBy(group, ({ from, to }) => `${from} ${to}`).values()) {
      judgeTwins(twins, sheetName, dropped, issues)
    }
    judgeSpans(
      group.filter((one) => !dropped.has(one)),
      sheetName,
      dropped,
      issues,
    )
  }
  return { figures: dropped.size === 0 ? [...figures] : figures.filter((one) => !dropped.has(one)), issues }
}

/** Taken from a cell whose twin stands in a row that contradicts itself: nobody can tell which of all is wrong. */
function twinsOf(
  contradicted: readonly ReadFigure[],
  figures: readonly ReadFigure[],
  sheetName: (sheet: number) => string,
  issues: Issue[],
): Set<ReadFigure> {
  const dropped = new Set<ReadFigure>()
  if (contradicted.length === 0) return dropped
  const keyOf = ({ unitCode, indicator, channel, from, to }: ReadFigure): string =>
    [unitCode, indicator, channel, from, to].join(' ')
  const held = new Map(contradicted.map((one) => [keyOf(one), one]))
  for (const figure of figures) {
    const twin = held.get(keyOf(figure))
    if (twin === undefined) continue
    dropped.add(figure)
    const params = {
      value: figure.value ?? 0,
      other: twin.value ?? 0,
      place: `${sheetName(twin.sheet)}!${twin.address}`,
    }
    issues.push(errorIssue('import/twin-contradicted', place(figure, sheetName), params))
  }
  return dropped
}

/** Figures of one unit, indicator and channel together. */
function byPosting(figures: readonly ReadFigure[]): ReadFigure[][] {
  const groups: ReadFigure[][] = []
  const known = new Map<string, Map<string, ReadFigure[]>>()
  for (const figure of figures) {
    const ofUnit = known.get(figure.unitCode) ?? new Map<string, ReadFigure[]>()
    if (ofUnit.size === 0) known.set(figure.unitCode, ofUnit)
    const key = figure.channel === 'ALL' ? figure.indicator : `${figure.indicator}:${figure.channel}`
    const group = ofUnit.get(key)
    if (group !== undefined) group.push(figure)
    else {
      const made = [figure]
      ofUnit.set(key, made)
      groups.push(made)
    }
  }
  return groups
}

function areDifferentDays(figures: readonly ReadFigure[]): boolean {
  return (
    figures.every(({ from, to }) => from === to) && new Set(figures.map(({ from }) => from)).size === figures.length
  )
}

function place(figure: ReadFigure, sheetName: (sheet: number) => string) {
  const { sheet, address, unitCode, indicator, from } = figure
  return { sheet: sheetName(sheet), cell: address, unitCode, indicator, date: from }
}

function judgeTwins(
  twins: readonly ReadFigure[],
  sheetName: (sheet: number) => string,
  dropped: Set<ReadFigure>,
  issues: Issue[],
): void {
  const [first, ...others] = twins
  if (first === undefined || others.length === 0) return
  const isSame = others.every(({ value }) => value === first.value)
  for (const one of isSame ? others : twins) {
    dropped.add(one)
    const other = one === first ? others[0] : first
    const params = {
      value: one.value ?? 0,
      other: other?.value ?? 0,
      place: `${sheetName(other?.sheet ?? 0)}!${other?.address ?? ''}`,
    }
    const where = place(one, sheetName)
    issues.push(
      isSame ? warningIssue('import/figure-twice', where, params) : errorIssue('import/figures-differ', where, params),
    )
  }
}

/** Days are taken before longer spans that hold them. */
function judgeSpans(
  figures: readonly ReadFigure[],
  sheetName: (sheet: number) => string,
  dropped: Set<ReadFigure>,
  issues: Issue[],
): void {
  const longer = figures.filter(({ from, to }) => from !== to)
  if (longer.length === 0 || figures.length < 2) return
  const byStart = figures.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)) || (a.to < b.to ? -1 : 1))
  for (const one of longer) {
    const inside = firstInside(one, byStart)
    if (inside === null) continue
    dropped.add(one)
    const params = { from: one.from, to: one.to, place: `${sheetName(inside.sheet)}!${inside.address}` }
    issues.push(warningIssue('import/span-holds-others', place(one, sheetName), params))
  }
}

/** Another figure whose days begin within the span; null where there is none. */
function firstInside(span: ReadFigure, byStart: readonly ReadFigure[]): ReadFigure | null {
  let low = 0
  let high = byStart.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((byStart[middle]?.from ?? '') < span.from) low = middle + 1
    else high = middle
  }
  for (let at = low; at < byStart.length; at++) {
    const other = byStart[at]
    if (other === undefined || other.from > span.to) return null
    if (other !== span && lengthOf(other) <= lengthOf(span)) return other
  }
  return null
}

function lengthOf({ from, to }: ReadFigure): number {
  return Number(to.replaceAll('-', '')) - Number(from.replaceAll('-', ''))
}
