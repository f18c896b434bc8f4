import { readCellCount, readNumber } from '#shared/kernel/number-text.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { Target } from '#shared/targets/targets.schema.ts'
import type { TargetLine, UnitRef } from './setup-draft.schema.ts'
import { checkDate, setupError, type SetupProblem, type SetupProblemCode } from './setup-problems.ts'

const MAX_SHARE_BP = 100_000

/** '55,5' → 5550 hundredths of a percent; null when it is not a percentage of at most two decimals up to 1000 %. */
export function readShareBp(text: string): number | null {
  const reading = readNumber(text, { column: 'ratio' })
  if (reading.kind !== 'percent' || reading.decimals > 2) return null
  const bp = Number(reading.units) * 10 ** (2 - reading.decimals)
  return bp <= MAX_SHARE_BP ? bp : null
}

/** 5550 → '55,5'. */
export function shareText(shareBp: number): string {
  return String(shareBp / 100).replace('.', ',')
}

export function newTargetLine(lines: readonly TargetLine[]): TargetLine {
  const taken = new Set(lines.map((line) => line.id))
  let number = 1
  while (taken.has(`L${number}`)) number += 1
  return {
    id: `L${number}`,
    measure: 'ACT',
    kind: 'cumulative',
    mode: 'share',
    percent: '',
    denominator: 'POP_ELIG',
    from: '',
    to: '',
    document: '',
    unitCodes: null,
    counts: {},
  }
}

/** Communes a percentage line applies to. */
export function communesOfLine(line: TargetLine, communes: readonly UnitRef[]): readonly UnitRef[] {
  return line.unitCodes === null ? communes : communes.filter((one) => line.unitCodes?.includes(one.code))
}

/** Problems of the lines; `rows` are the communes and own rows that may have a count. */
export function checkTargets(lines: readonly TargetLine[], rows: readonly UnitRef[]): SetupProblem[] {
  return lines.flatMap((line, index) => {
    const problem = (part: string, code: SetupProblemCode, params: SetupProblem['params'] = {}) =>
      setupError('targets', `targets.${line.id}.${part}`, code, { line: index + 1, ...params })
    const problems = line.mode === 'share' ? [] : checkCounts(line, rows, index + 1)
    if (line.mode === 'share' && readShareBp(line.percent) === null) problems.push(problem('percent', 'percentInvalid'))
    const dates = [
      ...checkDate('targets', `targets.${line.id}.from`, line.from, 'targetFromMissing'),
      ...checkDate('targets', `targets.${line.id}.to`, line.to, 'targetToMissing'),
    ]
    problems.push(...dates)
    if (dates.length === 0 && line.to < line.from) problems.push(problem('to', 'targetDatesReversed'))
    const first = lines.slice(0, index).findIndex((other) => isSameTarget(line, other))
    if (first >= 0) problems.push(problem('measure', 'targetTwice', { first: first + 1 }))
    return problems
  })
}

function checkCounts(line: TargetLine, rows: readonly UnitRef[], number: number): SetupProblem[] {
  const texts = rows.map((row) => ({ row, text: line.counts[row.code] ?? '' })).filter(({ text }) => text.trim() !== '')
  if (texts.length === 0)
    return [setupError('targets', `targets.${line.id}.counts`, 'targetCountsMissing', { line: number })]
  return texts
    .filter(({ text }) => !readCellCount(text).ok)
    .map(({ row, text }) =>
      setupError('targets', `targets.${line.id}.counts.${row.code}`, 'notCount', { name: row.name, text }),
    )
}

/** Two lines that would replace each other: same measure and kind over the same days, for communes they share. */
function isSameTarget(a: TargetLine, b: TargetLine): boolean {
  if (a.measure !== b.measure || a.kind !== b.kind || a.from !== b.from || a.to !== b.to || a.from === '') return false
  const codesOf = (line: TargetLine) => (line.mode === 'count' ? Object.keys(line.counts) : line.unitCodes)
  const [left, right] = [codesOf(a), codesOf(b)]
  return left === null || right === null || left.some((code) => right.includes(code))
}

/** The lines as targets of single units. Lines must have been checked. */
export function toTargets(
  lines: readonly TargetLine[],
  communes: readonly UnitRef[],
  rows: readonly UnitRef[],
): Target[] {
  return lines.flatMap((line): Target[] => {
    const common = {
      measure: line.measure,
      kind: line.kind,
      from: localDate(line.from),
      to: localDate(line.to),
      document: line.document.trim(),
    }
    if (line.mode === 'share') {
      const needed = { shareBp: readShareBp(line.percent) ?? 0, denominator: line.denominator }
      return communesOfLine(line, communes).map((one) => ({ ...common, unitCode: one.code, needed }))
    }
    return rows.flatMap((row) => {
      const reading = readCellCount(line.counts[row.code] ?? '')
      return reading.ok && reading.value !== null
        ? [{ ...common, unitCode: row.code, needed: { count: reading.value } }]
        : []
    })
  })
}

/** Targets put back into lines: one per percentage, one per set of counts over the same days. */
export function fromTargets(targets: readonly Target[], communes: readonly UnitRef[]): TargetLine[] {
  const groups = Map.groupBy(
    targets.filter((target) => target.needed !== null),
    ({ measure, kind, from, to, document, needed }) =>
      JSON.stringify([measure, kind, from, to, document, needed === null || 'count' in needed ? null : needed]),
  )
  return [...groups.values()].flatMap((group, index): TargetLine[] => {
    const [first] = group
    if (first === undefined || first.needed === null) return []
    const { measure, kind, from, to, document, needed } = first
    const line = { ...newTargetLine([]), id: `L${index + 1}`, measure, kind, from, to, document }
    if ('count' in needed) return [{ ...line, mode: 'count', counts: countsOf(group) }]
    const codes = group.map((target) => target.unitCode)
    const isForAll = communes.every((one) => codes.includes(one.code))
    return [
      {
        ...line,
        mode: 'share',
        percent: shareText(needed.shareBp),
        denominator: needed.denominator,
        unitCodes: isForAll ? null : codes,
      },
    ]
  })
}

function countsOf(targets: readonly Target[]): Record<string, string> {
  return Object.fromEntries(
    targets.flatMap(({ unitCode, needed }) =>
      needed !== null && 'count' in needed ? [[unitCode, String(needed.count)]] : [],
    ),
  )
}

/** Targets that stood and have no line any more, as withdrawals. */
export function withdrawals(standing: readonly Target[], targets: readonly Target[]): Target[] {
  const keyOf = ({ unitCode, measure, from, to }: Target) => [unitCode, measure, from, to].join(' ')
  const kept = new Set(targets.map(keyOf))
  return standing.filter((target) => !kept.has(keyOf(target))).map((target) => ({ ...target, needed: null }))
}
