/** Figures of one row that contradict each other: none of them is taken, for nobody can tell which is wrong. */
import { indicators } from '#shared/indicators/catalogue.ts'
import { errorIssue, type Issue, type IssueParams } from '#shared/kernel/issue.ts'
import type { PlacedFigure } from './read-figures.rules.ts'
import type { TableView } from './table-view.ts'

const totals = indicators.filter((one) => one.type === 'flow' && one.parts !== undefined)

/** `figures` in the order of their rows. */
export function checkRows(
  view: TableView,
  figures: readonly PlacedFigure[],
): { figures: readonly PlacedFigure[]; contradicted: readonly PlacedFigure[]; issues: Issue[] } {
  const issues: Issue[] = []
  const wrong = new Set<PlacedFigure>()
  if (!canContradict(view)) return { figures, contradicted: [], issues }
  const groups = groupsOf(figures)
  const never = totalsThatNeverAgree(groups)
  for (const byKey of groups) {
    for (const found of [...wrongTotals(byKey, never), ...wrongChannels(byKey)]) {
      for (const one of found.figures) {
        wrong.add(one)
        const where = { sheet: view.found.grid.name, cell: one.figure.address, unitCode: one.figure.unitCode }
        issues.push(errorIssue(found.code, { ...where, indicator: one.figure.indicator }, found.params))
      }
    }
  }
  const sound = wrong.size === 0 ? figures : figures.filter((one) => !wrong.has(one))
  return { figures: sound, contradicted: [...wrong], issues }
}

/** Figures of one row and span, by indicator and channel. */
function groupsOf(figures: readonly PlacedFigure[]): ByKey[] {
  const groups: ByKey[] = []
  for (let at = 0; at < figures.length; ) {
    const start = at
    const row = figures[start]?.row
    while (figures[at]?.row === row && at < figures.length) at += 1
    for (const group of bySpan(figures.slice(start, at)))
      groups.push(new Map(group.map((one) => [`${one.figure.indicator}:${one.figure.channel}`, one])))
  }
  return groups
}

const FEWEST_ROWS = 3

/** Columns of totals that no row with all parts agrees with hold something else, where a part is missing too. */
function totalsThatNeverAgree(groups: readonly ByKey[]): ReadonlySet<string> {
  const keys = totals.flatMap(({ code }) => CHANNELS.map((channel) => `${code}:${channel}`))
  return new Set(
    keys.filter((key) => {
      const verdicts = groups.flatMap((byKey) => {
        const { stated, sum, isWhole } = partsOf(key, byKey)
        return stated === null || !isWhole || (stated === 0 && sum === 0) ? [] : stated === sum
      })
      return verdicts.length >= FEWEST_ROWS && !verdicts.includes(true)
    }),
  )
}

/** Only a total, or a part by channel, can contradict other columns. */
function canContradict({ columns, labels }: TableView): boolean {
  return (
    labels.channel !== null ||
    columns.some(({ decision: { meaning } }) => {
      if (meaning.kind !== 'flow') return false
      return meaning.channel !== 'ALL' || totals.some(({ code }) => code === meaning.indicator)
    })
  )
}

function bySpan(figures: readonly PlacedFigure[]): readonly (readonly PlacedFigure[])[] {
  const [first] = figures
  const isOne = figures.every(({ figure }) => figure.from === first?.figure.from && figure.to === first.figure.to)
  if (isOne) return [figures]
  return Array.from(Map.groupBy(figures, ({ figure }) => `${figure.from} ${figure.to}`).values())
}

interface Contradiction {
  readonly code: string
  readonly figures: readonly PlacedFigure[]
  readonly params: IssueParams
}

type ByKey = ReadonlyMap<string, PlacedFigure>

const CHANNELS = ['ALL', 'FIXED', 'MOBILE'] as const

/** `key`: of a total. */
function partsOf(key: string, byKey: ByKey) {
  const [code = '', channel = ''] = key.split(':')
  const total = byKey.get(key)
  const parts = totals.find((one) => one.code === code)?.parts ?? []
  const found = parts.flatMap((part) => byKey.get(`${part}:${channel}`) ?? []).filter(hasValue)
  const sum = found.reduce((all, { figure }) => all + (figure.value ?? 0), 0)
  return { total, stated: total?.figure.value ?? null, found, sum, isWhole: found.length === parts.length }
}

/** A typed total with all its parts must be their sum; with some of them, no less, and not in a column of others. */
function wrongTotals(byKey: ByKey, never: ReadonlySet<string>): Contradiction[] {
  return totals.flatMap(({ code }) =>
    CHANNELS.flatMap((channel): Contradiction[] => {
      const key = `${code}:${channel}`
      const { total, stated, found, sum, isWhole } = partsOf(key, byKey)
      const isDoubtful = never.has(key) && !isWhole
      if (total === undefined || stated === null || (found.length === 0 && !isDoubtful)) return []
      if (isWhole ? sum === stated : sum <= stated && !isDoubtful) return []
      const text = found.map(({ figure }) => `${figure.address} ${figure.value ?? ''}`).join(' + ')
      const params = { total: stated, sum, parts: text, place: total.figure.address }
      const isSum = isWhole || sum <= stated
      return [{ code: isSum ? 'import/parts-differ' : 'import/parts-exceed-total', figures: [total, ...found], params }]
    }),
  )
}

/** "Trong đó lưu động" is a part of the whole; tại chỗ and lưu động together are the whole. */
function wrongChannels(byKey: ByKey): Contradiction[] {
  return Array.from(byKey.values()).flatMap((mobile): Contradiction[] => {
    if (mobile.figure.channel !== 'MOBILE') return []
    const { indicator } = mobile.figure
    const all = byKey.get(`${indicator}:ALL`)
    const fixed = byKey.get(`${indicator}:FIXED`)
    const [whole, part] = [all?.figure.value ?? null, mobile.figure.value]
    if (all === undefined || whole === null || part === null) return []
    if (part > whole) {
      const params = { total: whole, mobile: part, place: all.figure.address, part: mobile.figure.address }
      return [{ code: 'import/mobile-exceeds-total', figures: [all, mobile], params }]
    }
    const rest = fixed?.figure.value ?? null
    if (fixed === undefined || rest === null || rest + part === whole) return []
    const text = `${fixed.figure.address} ${rest} + ${mobile.figure.address} ${part}`
    const params = { total: whole, sum: rest + part, parts: text, place: all.figure.address }
    return [{ code: 'import/parts-differ', figures: [all, fixed, mobile], params }]
  })
}

function hasValue({ figure }: PlacedFigure): boolean {
  return figure.value !== null
}
