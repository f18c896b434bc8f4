/** The dated list of online services: what it says on a day, and what may be written into it. */
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts'
import type { OnlineService, ServiceRecord } from './services.schema.ts'

/** The list a store starts with, each service replaced by what the unit made of it, and the unit's own; in printed order. */
export function mergedServices(seeds: readonly ServiceRecord[], recorded: readonly ServiceRecord[]): ServiceRecord[] {
  const byCode = new Map([...seeds, ...recorded].map((one) => [one.code, one]))
  return [...byCode.values()].toSorted((a, b) => a.number - b.number || (a.code < b.code ? -1 : 1))
}

/** A service on a day; null when the list does not have it then. */
export function serviceOn(record: ServiceRecord, on: string): OnlineService | null {
  const version = record.versions.findLast(({ from }) => from <= on)
  return version?.isListed === true ? described(record, version, on) : null
}

/** A service in a period: as at the last day, or as it was when it was last on the list. */
export function serviceWithin(record: ServiceRecord, from: LocalDate, to: LocalDate): OnlineService | null {
  const atEnd = serviceOn(record, to)
  if (atEnd !== null) return atEnd
  const leaving = record.versions.filter((version) => !version.isListed && version.from > from && version.from <= to)
  const last = leaving.at(-1)
  return last === undefined ? null : serviceOn(record, addDays(last.from, -1))
}

/** What keeps a changed service out of the list. */
export function checkService(next: ServiceRecord, others: readonly ServiceRecord[]): Issue[] {
  const twin = others.find((one) => one.code !== next.code && one.number === next.number && isEverBeside(one, next))
  if (twin === undefined) return []
  const params = { number: next.number, name: nameOf(next), other: nameOf(twin) }
  return [errorIssue('service-number-taken', { path: next.code }, params)]
}

/** The newest name of a service. */
export function nameOf(record: ServiceRecord): string {
  return record.versions.at(-1)?.name ?? record.code
}

/** Whether two services are ever on the list together. */
function isEverBeside(a: ServiceRecord, b: ServiceRecord): boolean {
  const days = [...a.versions, ...b.versions].map(({ from }) => from)
  return days.some((on) => serviceOn(a, on) !== null && serviceOn(b, on) !== null)
}

function described(record: ServiceRecord, version: ServiceRecord['versions'][number], on: string): OnlineService {
  const target = record.targets.findLast(({ from }) => from <= on)
  return {
    code: record.code,
    number: record.number,
    name: version.name,
    isPolice: version.isPolice,
    targetBp: target?.shareBp ?? null,
    targetDocument: target === undefined || target.shareBp === null ? '' : target.document,
  }
}

/** What a person makes of a service from a day on. */
export interface ServiceChange {
  readonly name: string
  readonly isPolice: boolean
  readonly isListed: boolean
  readonly targetBp: number | null
  readonly targetDocument: string
}

/** A service as it is told on a day, listed or not: what a change begins from. */
export function serviceState(record: ServiceRecord, on: string): ServiceChange {
  const version = record.versions.findLast(({ from }) => from <= on) ?? record.versions[0]
  const target = record.targets.findLast(({ from }) => from <= on)
  return {
    name: version?.name ?? record.code,
    isPolice: version?.isPolice ?? false,
    isListed: serviceOn(record, on) !== null,
    targetBp: target?.shareBp ?? null,
    targetDocument: target?.document ?? '',
  }
}

/** The record with a change from a day on; what it was before that day and what begins later stay as they are. */
export function changedFrom(record: ServiceRecord, on: LocalDate, change: ServiceChange): ServiceRecord {
  const before = serviceState(record, on)
  const { name, isPolice, isListed, targetBp, targetDocument } = change
  const isSameVersion = name === before.name && isPolice === before.isPolice && isListed === before.isListed
  const isSameTarget = targetBp === before.targetBp && (targetBp === null || targetDocument === before.targetDocument)
  return {
    ...record,
    versions: isSameVersion ? record.versions : placed(record.versions, { from: on, name, isPolice, isListed }),
    targets: isSameTarget
      ? record.targets
      : placed(record.targets, { from: on, shareBp: targetBp, document: targetBp === null ? '' : targetDocument }),
  }
}

/** In place of what began the same day, in order of date. */
function placed<T extends { readonly from: string }>(rows: readonly T[], row: T): T[] {
  return [...rows.filter(({ from }) => from !== row.from), row].toSorted((a, b) => (a.from < b.from ? -1 : 1))
}
