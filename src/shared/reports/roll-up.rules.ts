/** Forms of a province by reporting unit, and beside each line the unit's own report. */
import { provisionalPeriodLabel } from '#shared/kernel/period-label.ts'
import type { GroupFacts, PeriodFacts, RowFacts, SubmittedDays } from './report-facts.ts'
import { hasResidents } from './report-rows.rules.ts'
import { buildReport, fillReport, type ReportOptions } from './report.rules.ts'
import { formMeasures } from './form.rules.ts'
import type { FormDefinition, Report } from './reports.schema.ts'
import { type DaysByUnit, factsOfGroup, rolledSource } from './roll-up-facts.rules.ts'
import { groupTargetRemarks } from './target-remarks.rules.ts'

export interface RollUpFacts {
  /** Of the whole province. */
  readonly facts: PeriodFacts
  /** Of the period compared with; null where there is none. */
  readonly previous: PeriodFacts | null
  readonly days: DaysByUnit
}

/** A form filled by reporting unit: its lines are what the units' own reports come to, its total is of the whole province. */
export function buildRollUp(
  form: FormDefinition,
  { facts, previous, days }: RollUpFacts,
  options: ReportOptions,
): Report {
  const now = rolledSource(facts, days)
  const before = previous === null ? null : rolledSource(previous)
  const report = fillReport(form, now, before, options)
  const targets = groupTargetRemarks(formMeasures(form), facts.groups ?? [], facts.period.to)
  return withCompleteness({ ...report, remarks: [...targets, ...report.remarks] }, now.facts, facts.groups ?? [])
}

/**
 * A form filled by row; in a province's book the rows stand under the unit they are of, each unit with what its own report
 * comes to, and the rows of none after them.
 */
export function buildGrouped(
  form: FormDefinition,
  { facts, previous, days }: RollUpFacts,
  options: ReportOptions,
): Report {
  const report = buildReport(form, facts, previous, options)
  if (facts.groups === undefined) return report
  const rolled = rolledSource(facts, days)
  const before = previous === null ? null : rolledSource(previous)
  const lines = new Map(fillReport(form, rolled, before, options).rows.map((row) => [row.unit, row]))
  const groupOf = new Map(facts.groups.flatMap(({ unit, rows }) => rows.map((row) => [row.unit.code, unit.code])))
  const inGroups = facts.groups.map(({ unit }) => ({
    unit,
    rows: report.rows.flatMap((row) => (groupOf.get(row.unit) === unit.code ? [{ ...row, group: unit.code }] : [])),
  }))
  const summed = form.columns.flatMap(({ code, source }) => (isSummed(source.kind) ? [code] : []))
  const grouped = {
    ...report,
    rows: [...inGroups.flatMap(({ rows }) => rows), ...report.rows.filter(({ unit }) => !groupOf.has(unit))],
    groups: inGroups
      .filter(({ rows }) => rows.length > 0)
      .map(({ unit: { code, name } }) => {
        const cells = lines.get(code)?.cells ?? {}
        return {
          key: code,
          name,
          cells: Object.fromEntries(summed.flatMap((one) => (cells[one] ? [[one, cells[one]]] : []))),
        }
      }),
  }
  return withCompleteness(grouped, rolled.facts, facts.groups)
}

/** Places and notes are those of rows. */
function isSummed(kind: FormDefinition['columns'][number]['source']['kind']): boolean {
  return kind !== 'sequence' && kind !== 'unit' && kind !== 'rank' && kind !== 'notes'
}

/** The form as one reporting unit fills it: without what is only said of units. */
export function unitForm(form: FormDefinition): FormDefinition {
  const left = new Set(form.columns.filter(({ source }) => source.kind === 'days').map(({ code }) => code))
  const { level: _level, ...rest } = form
  return {
    ...rest,
    columns: form.columns.filter(({ code }) => !left.has(code)),
    header: withoutCodes(form.header, left),
  }
}

/** The report of each unit that has rows of its own, over the same periods. */
export function unitReports(
  form: FormDefinition,
  { facts, previous }: Pick<RollUpFacts, 'facts' | 'previous'>,
  options: Omit<ReportOptions, 'unit'>,
): Report[] {
  const before = new Map(previous?.groups?.map((group) => [group.unit.code, group]))
  const ownForm = unitForm(form)
  return (facts.groups ?? []).map((group) => {
    const { unit } = group
    const then = before.get(unit.code)
    return buildReport(
      ownForm,
      factsOfGroup(facts, group),
      previous === null || then === undefined ? null : factsOfGroup(previous, then),
      { ...options, unit },
    )
  })
}

function withoutCodes(nodes: FormDefinition['header'], left: ReadonlySet<string>): FormDefinition['header'] {
  return nodes.flatMap((node): FormDefinition['header'] => {
    if (typeof node === 'string') return left.has(node) ? [] : [node]
    const columns = withoutCodes(node.columns, left)
    return columns.length === 0 ? [] : [{ ...node, columns }]
  })
}

/** A sum that not everybody is in says so first, and who is not. */
function withCompleteness(report: Report, facts: PeriodFacts, groups: readonly GroupFacts[]): Report {
  const { isProvisional, texts } = completenessRemarks(facts, groups)
  return {
    ...report,
    ...(isProvisional ? { subtitle: provisionalPeriodLabel(facts.period) } : {}),
    remarks: [...texts, ...report.remarks],
  }
}

function completenessRemarks(
  { rows }: PeriodFacts,
  groups: readonly GroupFacts[],
): { isProvisional: boolean; texts: string[] } {
  const units = rows.filter(hasResidents)
  const isShort = ({ hasFigures, days }: RowFacts): boolean => !hasFigures || (days?.missing ?? 0) > 0
  const short = units.filter(isShort)
  const dayNames = (of: (days: SubmittedDays) => number): string =>
    units
      .flatMap(({ unit, days }) => (days !== undefined && of(days) > 0 ? [`${unit.name} (${of(days)} ngày)`] : []))
      .join(', ')
  const late = dayNames(({ missing }) => missing)
  const unverified = dayNames((days) => days.unverified)
  const holes = groups.flatMap(({ unit, rows: below }) => {
    const blank = below.filter((row) => hasResidents(row) && !row.hasFigures)
    return blank.length === 0 || blank.length === below.filter(hasResidents).length
      ? []
      : [`${unit.name} (${blank.length} xã)`]
  })
  return {
    isProvisional: short.length > 0 || holes.length > 0,
    texts: [
      ...(short.length === 0 ? [] : [`Số liệu tạm tính: ${short.length}/${units.length} đơn vị chưa nộp đủ.`]),
      ...(late === '' ? [] : [`Số ngày chưa nộp: ${late}.`]),
      ...(unverified === '' ? [] : [`Số ngày chỉ có số chưa xác thực, đơn vị chưa gửi tệp: ${unverified}.`]),
      ...(holes.length === 0 ? [] : [`Còn xã chưa có số liệu trong kỳ: ${holes.join(', ')}.`]),
    ],
  }
}
