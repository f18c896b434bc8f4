/** A book of three communes and a file's figures, by hand, at the pure seam between understanding and the plan. */
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import { type PlanBook, type PlanStock, type PlanUnit } from '#shared/importing/plan-book.ts'
import type { PlannedPage } from '#shared/importing/plan-page.rules.ts'
import { finished } from '#shared/importing/plan-steps.ts'
import { type Plan, planImport } from '#shared/importing/plan.rules.ts'
import { type StandingPosting, standingOf } from '#shared/importing/plan-standing.rules.ts'
import {
  type Assertion,
  type ImportChoices,
  noChoices,
  type ReadFigure,
  type Understanding,
} from '#shared/importing/understanding.schema.ts'
import { localDate } from '#shared/kernel/local-date.ts'

export const on = '2023-04-15'
export const [eaKly, eaYong, hoaDong] = ['24490', '24493', '24496'] as const
const district = '654'

const unit = (code: string, name: string, isRow = true): [string, PlanUnit] => [
  code,
  { code, name, isRow, validFrom: '1900-01-01', validTo: null },
]
const units = new Map([
  unit(district, 'Huyện Krông Pắc', false),
  unit(eaKly, 'Xã Ea Kly'),
  unit(eaYong, 'Xã Ea Yông'),
  unit(hoaDong, 'Xã Hòa Đông'),
])

export interface BookFacts {
  readonly standing?: readonly StandingPosting[]
  readonly stocks?: Readonly<Record<string, PlanStock>>
  /** Rows whose figures of some days are locked. */
  readonly locked?: readonly { unitCode: string; on: string }[]
  readonly startOn?: string
}

export function planBook({
  standing = [],
  stocks = {},
  locked = [],
  startOn = '2023-01-01',
}: BookFacts = {}): PlanBook {
  return {
    today: '2023-04-20',
    startOn,
    units,
    standing: finished(standingOf([standing])),
    lockOf: (unitCode, from, to) => {
      const lock = locked.find((one) => one.unitCode === unitCode && one.on >= from && one.on <= to)
      return lock === undefined ? null : { on: lock.on, status: 'closed' }
    },
    stockOf: (unitCode, code, day) => stocks[`${unitCode} ${code} ${day}`],
    notes: new Map(),
  }
}

/** A typed figure of the book; a day unless `to` says otherwise. */
export function stands(
  unitCode: string,
  indicator: string,
  typed: number,
  more: Partial<StandingPosting> = {},
): StandingPosting {
  return { unitCode, indicator, channel: 'FIXED', from: on, to: on, typed, ...more }
}

let row = 0

/** A figure of the file, each in a cell of its own. */
export function reads(
  unitCode: string,
  indicator: string,
  value: number | null,
  more: Partial<Omit<ReadFigure, 'from' | 'to'> & { from: string; to: string }> = {},
): ReadFigure {
  row += 1
  const { from = on, to = from, ...rest } = more
  return {
    sheet: 0,
    address: `C${row}`,
    unitCode,
    indicator,
    channel: 'ALL',
    value,
    ...rest,
    from: localDate(from),
    to: localDate(to),
  }
}

export function understood(figures: ReadFigure[], more: Partial<Understanding> = {}): Understanding {
  return {
    shape: 'table',
    shapeReason: '',
    own: null,
    tables: [],
    figures,
    assertions: [],
    questions: [],
    issues: [],
    ...more,
  }
}

export function cumulative(unitCode: string | null, code: string, stated: number): Assertion {
  const day = localDate(on)
  return { sheet: 0, address: 'H7', unitCode, kind: 'cumulative', code, from: day, to: day, stated, computed: null }
}

interface Given extends BookFacts {
  readonly choices?: Partial<ImportChoices>
  readonly isRepeated?: boolean
  readonly more?: Partial<Understanding>
}

/** The plan of some figures against a book. */
export function planOf(
  figures: ReadFigure[],
  { choices = {}, isRepeated = false, more = {}, ...facts }: Given = {},
): ListedPlan & { readonly pages: readonly PlannedPage[] } {
  const request = {
    understanding: understood(figures, more),
    choices: { ...noChoices, ...choices },
    sheetNames: ['BC'],
    isRepeated,
  }
  const pages: PlannedPage[] = []
  const plan = planImport(request, planBook(facts), function* takeRow(its) {
    yield
    pages.push(...its)
  })
  const made = finished(plan)
  return { ...made, cells: [...made.cells], postings: [...made.postings], pages }
}

/** A plan with its lists as arrays. */
interface ListedPlan extends Plan {
  readonly cells: readonly PlannedCell[]
  readonly postings: readonly PlannedCell[]
}

/** `CC_NEW FIXED 12` for each posting written. */
export function written({ postings }: ListedPlan): string[] {
  return postings.map(({ indicator, channel, after }) => `${indicator} ${channel} ${after ?? 'trống'}`)
}

export function statuses({ cells }: ListedPlan): string[] {
  return cells.map(({ status, issue }) => (issue === null ? status : `${status} ${issue}`))
}
