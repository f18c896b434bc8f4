/** What keeps a reorganisation from being carried out. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { isGroup } from '#shared/units/unit-kind.rules.ts'
import type { StoredReorganisation, UnitState } from './reorganisation.schema.ts'

interface Checked {
  readonly record: StoredReorganisation
  readonly units: readonly UnitState[]
  readonly made: readonly UnitState[]
  readonly others: readonly StoredReorganisation[]
  readonly startOn: string
}

interface Lookup extends Checked {
  readonly known: ReadonlyMap<string, UnitState>
  readonly begins: ReadonlyMap<string, UnitState>
}

/** Issue codes: reorganisation-empty, -before-start, -unknown, -ended, -later, -code-taken, -gap, -cycle, -bad-place, -left-behind, -twice. */
export function checkReorganisation(asked: Checked): Issue[] {
  const { record, units, made, startOn } = asked
  const looked: Lookup = {
    ...asked,
    known: new Map(units.map((unit) => [unit.code, unit])),
    begins: new Map(made.map((unit) => [unit.code, unit])),
  }
  const isEmpty = record.ended.length + record.made.length + record.renames.length + record.moves.length === 0
  return [
    ...(isEmpty ? [errorIssue('reorganisation-empty')] : []),
    ...(record.on <= startOn ? [errorIssue('reorganisation-before-start', { date: record.on }, { startOn })] : []),
    ...checkTouched(looked),
    ...checkMade(looked),
    ...checkPieces(looked),
    ...checkPlaces(looked),
    ...checkLeftBehind(looked),
  ]
}

/** Units that end, are renamed or moved must be there until the day, and nothing later may have been done to them. */
function checkTouched({ record, known, others }: Lookup): Issue[] {
  const once = new Set([...record.ended, ...record.pieces.map(({ from }) => from)])
  const [renamed, moved] = [record.renames, record.moves].map((some) => some.map(({ unitCode }) => unitCode))
  const changed = [...(renamed ?? []), ...(moved ?? [])]
  const again = [renamed, moved].flatMap((codes = []) => codes.filter((code, at) => codes.indexOf(code) !== at))
  const twice = new Set([...changed.filter((code) => once.has(code)), ...again])
  return [
    ...Array.from(twice, (code) => errorIssue('reorganisation-twice', { unitCode: code })),
    ...[...new Set([...once, ...changed])].flatMap((code) => {
      const unit = known.get(code)
      const where = { unitCode: code, date: record.on }
      if (unit === undefined) return [errorIssue('reorganisation-unknown', where, { code })]
      if (unit.parentCode === null) return [errorIssue('reorganisation-own-unit', where)]
      if (unit.validTo !== null || unit.validFrom >= record.on)
        return [errorIssue('reorganisation-ended', where, { from: unit.validFrom, to: unit.validTo ?? '' })]
      const later = others.find((other) => other.on >= record.on && touches(other, code))
      return later === undefined
        ? []
        : [errorIssue('reorganisation-later', where, { on: later.on, document: later.document })]
    }),
  ]
}

function touches({ ended, made, former }: StoredReorganisation, code: string): boolean {
  return ended.includes(code) || made.includes(code) || former.some((unit) => unit.code === code)
}

function checkMade({ record, known, made }: Lookup): Issue[] {
  const codes = made.map(({ code }) => code)
  const receives = new Set([
    ...record.pieces.map(({ to }) => to),
    ...record.moves.map(({ parentCode }) => parentCode),
    ...record.newUnits.map(({ parentCode }) => parentCode),
  ])
  return [
    ...codes
      .filter((code, at) => known.has(code) || codes.indexOf(code) !== at)
      .map((code) => errorIssue('reorganisation-code-taken', {}, { code, name: known.get(code)?.name ?? '' })),
    ...record.newUnits
      .filter(({ code }) => !receives.has(code))
      .map(({ name }) => errorIssue('reorganisation-without-source', {}, { name })),
  ]
}

/** Every row that ends goes whole into one, or in parts into two or more. */
function checkPieces({ record, known, begins }: Lookup): Issue[] {
  const ended = new Set(record.ended)
  const byFrom = Map.groupBy(record.pieces, ({ from }) => from)
  return [
    ...[...byFrom].flatMap(([from, pieces]) => {
      const wholes = pieces.filter(({ whole }) => whole).length
      const into = new Set(pieces.map(({ to }) => to)).size
      const isClear = wholes === 0 ? into > 1 && into === pieces.length : pieces.length === 1
      return isClear ? [] : [errorIssue('reorganisation-gap', { unitCode: from })]
    }),
    ...record.pieces.flatMap(({ from, to }) => {
      const where = { unitCode: from }
      const target = begins.get(to) ?? known.get(to)
      if (target === undefined) return [errorIssue('reorganisation-unknown', where, { code: to })]
      if (from === to || ended.has(to)) return [errorIssue('reorganisation-cycle', where, { to: target.name })]
      const source = known.get(from)
      const isOfGroup = source !== undefined && isGroup(source)
      if (isGroup(target) !== isOfGroup || target.parentCode === null)
        return [errorIssue('reorganisation-bad-place', where, { name: source?.name ?? from, place: target.name })]
      const isOwnRow = isOfGroup || target.kind === 'unallocated' || target.kind === 'outside'
      const isFresh = begins.has(to) || (target.validFrom === record.on && target.validTo === null)
      return isFresh || isOwnRow ? [] : [errorIssue('reorganisation-into-old', where, { to: target.name })]
    }),
  ]
}

/** New and moved rows stand below the unit of the book or below a district or cluster that goes on. */
function checkPlaces({ record, known, begins }: Lookup): Issue[] {
  const ended = new Set(record.ended)
  const isPlace = (code: string, isForGroup: boolean): boolean => {
    const parent = begins.get(code) ?? known.get(code)
    if (parent === undefined || parent.validTo !== null || ended.has(code)) return false
    return parent.parentCode === null || (isGroup(parent) && !isForGroup)
  }
  const placed = [
    ...record.newUnits.map((unit) => ({ ...unit, isForGroup: isGroup(unit) })),
    ...record.moves.map(({ unitCode, parentCode }) => ({
      name: known.get(unitCode)?.name ?? unitCode,
      parentCode,
      isForGroup: isGroup(known.get(unitCode) ?? { kind: 'commune' }),
    })),
  ]
  return [
    ...placed
      .filter(({ parentCode, isForGroup }) => !isPlace(parentCode, isForGroup))
      .map(({ name, parentCode }) =>
        errorIssue('reorganisation-bad-place', {}, { name, place: known.get(parentCode)?.name ?? parentCode }),
      ),
    ...record.moves
      .filter(({ unitCode, parentCode }) => known.get(unitCode)?.parentCode === parentCode)
      .map(({ unitCode }) => errorIssue('reorganisation-same-place', { unitCode })),
    ...record.renames
      .filter(({ unitCode, name }) => known.get(unitCode)?.name === name)
      .map(({ unitCode }) => errorIssue('reorganisation-same-name', { unitCode })),
  ]
}

/** No commune stays below a district that ends. */
function checkLeftBehind({ record, units }: Lookup): Issue[] {
  const gone = new Set([...record.ended, ...record.moves.map(({ unitCode }) => unitCode)])
  return record.endedGroups.flatMap((group) => {
    const left = units.filter(
      (unit) =>
        unit.parentCode === group && unit.validTo === null && unit.validFrom <= record.on && !gone.has(unit.code),
    )
    return left.length === 0
      ? []
      : [
          errorIssue(
            'reorganisation-left-behind',
            { unitCode: group },
            { names: left.map(({ name }) => name).join(', ') },
          ),
        ]
  })
}
