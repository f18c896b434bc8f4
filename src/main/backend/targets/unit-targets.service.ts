import { sumReported } from '#shared/figures/effective.rules.ts'
import type { TargetFact } from '#shared/reports/report-facts.ts'
import { isInhabited } from '#shared/reports/report-rows.rules.ts'
import { type TargetPart, unitTarget } from '#shared/reports/unit-target.rules.ts'
import { measureFigures } from '#shared/targets/measures.rules.ts'
import type { TargetSource } from '#shared/targets/progress.schema.ts'
import type { Levels, LevelsService } from '../figures/levels.service.ts'
import {
  levelsOfParts,
  levelsOfTargets,
  type TargetFactsService,
  wholeLevels,
} from '../figures/target-facts.service.ts'
import type { UnitRow } from '../units/units.repo.ts'
import type { UnitPart } from '../units/units.service.ts'
import type { TargetRow } from './targets.repo.ts'

/** A target as it stands at a day, given to the unit itself or to its rows. */
export interface HeldTarget {
  readonly unit: Pick<UnitRow, 'id' | 'code' | 'name'>
  readonly target: TargetRow
  readonly fact: TargetFact
  /** Null for a row that has no rows itself. */
  readonly source: TargetSource | null
  /** Rows by whose figures it grows. */
  readonly rowIds: readonly number[]
}

export interface HeldTargets {
  /** Of each unit one level down, by measure. */
  readonly parts: readonly HeldTarget[]
  /** Of the whole unit, by measure. */
  readonly whole: readonly HeldTarget[]
}

interface Parts {
  readonly targetFacts: TargetFactsService
  readonly levels: LevelsService
}

export type UnitTargetsService = ReturnType<typeof createUnitTargets>

/** Targets of units and of their rows on a day, each by the one rule of `unit-target.rules.ts`. */
export function createUnitTargets({ targetFacts, levels }: Parts) {
  return {
    /**
     * @param root the unit that is looked at
     * @param parts what it is shown by, one level down
     * @param inForce targets of any units
     */
    of(root: UnitRow, parts: readonly UnitPart[], inForce: readonly TargetRow[], on: string): HeldTargets {
      const groups = new Map(parts.map(({ unit, rows }) => [unit.id, rows.map((row) => row.id)]))
      const leafIds = [...groups.values()].flat()
      const ids = new Set([root.id, ...groups.keys(), ...leafIds])
      const found = inForce.filter(({ unitId }) => ids.has(unitId))
      const stocks = levels.stocksAt([...ids], levelsOfTargets(found), on)
      const leaves = new Set(leafIds)
      const rowsOf = (id: number): readonly number[] => (leaves.has(id) ? [id] : (groups.get(id) ?? leafIds))
      const levelsOf = (id: number): Levels => {
        if (leaves.has(id)) return stocks.get(id) ?? {}
        const rows = groups.get(id)
        return rows === undefined ? levelsOfParts(stocks, root.id, groups) : wholeLevels(stocks, id, rows)
      }
      const facts = targetFacts.factsOf(found, {
        rowsOf: ({ unitId }) => rowsOf(unitId),
        levelsOf: ({ unitId }) => levelsOf(unitId),
        on,
      })
      const own = new Map(
        found.flatMap((target, at) => {
          const fact = facts[at]
          return fact === undefined ? [] : [[`${target.unitId} ${target.measure}`, { target, fact }] as const]
        }),
      )
      const measures = [...new Set(found.map(({ measure }) => measure))]
      const held = measures.map((measure) => holding({ root, parts, stocks, own, measure }))
      return { parts: held.flatMap((one) => one.parts), whole: held.flatMap(({ whole }) => whole ?? []) }
    },
  }
}

interface Holding {
  readonly root: UnitRow
  readonly parts: readonly UnitPart[]
  readonly stocks: ReadonlyMap<number, Levels>
  /** Targets given to units themselves, by unit and measure. */
  readonly own: ReadonlyMap<string, { readonly target: TargetRow; readonly fact: TargetFact }>
  readonly measure: string
}

function holding({ root, parts, stocks, own, measure }: Holding): { parts: HeldTarget[]; whole: HeldTarget | null } {
  const { cumulative } = measureFigures(measure)
  const stockOf = (id: number): number | null => stocks.get(id)?.[cumulative] ?? null
  const ownOf = (id: number) => own.get(`${id} ${measure}`)
  const rowHeld = (unit: UnitRow): HeldTarget | null => {
    const given = ownOf(unit.id)
    return given === undefined ? null : { unit, ...given, source: null, rowIds: [unit.id] }
  }
  const partOf = (unit: UnitRow, held: HeldTarget | null, stock: number | null): Below => ({
    held,
    part: { name: unit.name, isInhabited: isInhabited(unit.kind), target: held?.fact, cumulative: stock },
  })
  const together = (unit: UnitRow, below: readonly Below[], rowIds: readonly number[]): HeldTarget | null => {
    const given = ownOf(unit.id)
    const told = unitTarget(
      given?.fact,
      below.map(({ part }) => part),
      stockOf(unit.id),
    )
    if (told === undefined) return null
    const { source, ...fact } = told
    const targets = below.flatMap(({ held }) => held ?? [])
    const own = source.from === 'own' ? given?.target : undefined
    const target = own ?? summed(unit, fact, targets)
    const isOfAll = own !== undefined || fact.kind === 'cumulative'
    return target === null
      ? null
      : { unit, target, fact, source, rowIds: isOfAll ? rowIds : targets.flatMap((one) => [...one.rowIds]) }
  }
  const below = parts.map(({ unit, rows }): Below => {
    const ids = rows.map((row) => row.id)
    if (ids.includes(unit.id)) return partOf(unit, rowHeld(unit), stockOf(unit.id))
    const ofRows = rows.map((row) => partOf(row, rowHeld(row), stockOf(row.id)))
    return partOf(unit, together(unit, ofRows, ids), sumReported(ids.map(stockOf)) ?? stockOf(unit.id))
  })
  const leafIds = parts.flatMap(({ rows }) => rows.map((row) => row.id))
  const [only] = parts.some(({ unit }) => unit.id === root.id) ? below : []
  const alone = only?.held
  return {
    parts: below.flatMap(({ held }) => held ?? []),
    whole:
      only === undefined
        ? together(root, below, leafIds)
        : alone === undefined || alone === null
          ? null
          : {
              ...alone,
              source: { from: 'own', ofRows: null, isOwnUnknown: alone.fact.needed === null, rows: 0, without: [] },
            },
  }
}

interface Below {
  readonly held: HeldTarget | null
  readonly part: TargetPart
}

/** What the rows have to reach together, over the days of all of them. */
function summed(unit: UnitRow, { kind, needed }: TargetFact, targets: readonly HeldTarget[]): TargetRow | null {
  const [first] = targets
  if (first === undefined) return null
  const days = targets.map(({ target }) => target)
  return {
    unitId: unit.id,
    unitCode: unit.code,
    measure: first.target.measure,
    kind,
    count: needed,
    shareBp: null,
    denominator: null,
    from: days.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    to: days.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
    document: '',
  }
}
