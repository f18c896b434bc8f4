/** Figures that a person might type into the book as it stands. */
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import type { PlainCell } from './plain-fold.ts'
import { anyDay, dayLevel, type History, pick, root, some } from './random-histories-state.ts'

const openingCodes = [
  'CC_CUM',
  'EID_COL_CUM',
  'EID1_COL_CUM',
  'EID2_COL_CUM',
  'EID_ACT_CUM',
  'EID1_ACT_CUM',
  'EID2_ACT_CUM',
  'EID_UPG_ACT_CUM',
  'POP_ELIG',
] as const
export function randomCells(history: History): PlainCell[] {
  const { random, life, codes, units } = history
  const unlocked = history.days.filter((on) => life.inForce(on) !== undefined)
  const from = unlocked.length > 0 && random.isIn(50) ? pick(random, unlocked) : anyDay(history)
  const to = random.isIn(10) ? addDays(from, random.between(1, Math.min(20, history.days.length))) : from
  const unit = pick(random, units)
  const channel = random.isIn(25) ? 'MOBILE' : 'FIXED'
  const chosen = some(random, codes, random.between(1, 4))
  return chosen.map((code) => ({
    unit,
    code,
    channel,
    from,
    to,
    ...randomFigure(history, channel === 'FIXED' ? 4 : 0),
  }))
}

/** Few different figures, so that the same one comes back; now and then none, or a text. */
function randomFigure({ random }: History, draftPercent: number): Pick<PlainCell, 'value' | 'draft'> {
  if (random.isIn(draftPercent)) return { value: null, draft: pick(random, ['l2', '3o']) }
  if (random.isIn(10)) return { value: null, draft: null }
  return { value: random.isIn(50) ? random.between(0, 4) : random.between(0, 60), draft: null }
}

/** Other figures for a few cells that stand, or none. */
export function changedCells(history: History): PlainCell[] {
  const { random, life } = history
  const standing = [...life.book.cells.values()]
  if (standing.length === 0) return []
  const unlocked = standing.filter((cell) => life.inForce(cell.from) !== undefined)
  const from = unlocked.length > 0 && random.isIn(60) ? unlocked : standing
  return some(random, from, random.between(1, 3)).map((cell) => ({ ...cell, ...randomFigure(history, 0) }))
}

/** One figure for several days in the place of what some of these days have: a clash where others stay. */
export function spanForDays(history: History): PlainCell[] {
  const single = [...history.life.book.cells.values()].filter((one) => one.from === one.to && one.channel !== 'STOCK')
  if (single.length === 0) return []
  const first = pick(history.random, single)
  const from = first.from as LocalDate
  const span = { ...first, to: addDays(from, history.random.between(1, 3)), value: 9, draft: null }
  const { unit, channel, code } = span
  const inside = single.filter(
    (one) => one.unit === unit && one.channel === channel && one.code === code && one.from >= from && one.to <= span.to,
  )
  const taken = history.random.isIn(60) ? inside : [first]
  return [span, ...taken.map((one) => ({ ...one, value: null, draft: null }))]
}

/** A figure for some of the days of a span that is taken away, or shortened, in the same call. */
export function daysForSpan(history: History): PlainCell[] {
  const { random, life } = history
  const spans = [...life.book.cells.values()].filter((one) => one.from !== one.to && one.value !== null)
  if (spans.length === 0) return []
  const span = pick(random, spans)
  const from = span.from as LocalDate
  const days = [from, addDays(from, 1)].map((on) => ({ ...span, from: on, to: on, value: random.between(0, 9) }))
  const rest = { ...span, to: addDays(from, 1), value: 5 }
  return [{ ...span, value: null }, ...(random.isIn(30) && rest.to !== span.to ? [rest] : days)]
}

export function randomLevel(history: History): PlainCell {
  const { random, units } = history
  const code = random.isIn(30) ? dayLevel : pick(random, openingCodes)
  const unit = code === 'POP_ELIG' && random.isIn(20) ? root : pick(random, units)
  const value = random.isIn(8) ? null : random.between(0, 5000)
  const on = anyDay(history)
  return { unit, code, channel: 'STOCK', from: on, to: on, value, draft: null }
}
