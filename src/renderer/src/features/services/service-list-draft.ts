/** The list of services as it is being changed from a day on. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { readShareBp, shareText } from '#shared/settings/setup-targets.rules.ts'
import { changedFrom, type ServiceChange, serviceState } from '#shared/services/service-list.rules.ts'
import type { ServiceRecord } from '#shared/services/services.schema.ts'

export interface DraftLine extends Pick<ServiceChange, 'name' | 'isPolice' | 'isListed'> {
  readonly code: string
  readonly number: number
  /** The target as typed; empty is none. */
  readonly target: string
}

/** What the list says on a day, service by service. */
export function draftLines(records: readonly ServiceRecord[], on: LocalDate): DraftLine[] {
  return records.map((record) => {
    const { name, isPolice, isListed, targetBp } = serviceState(record, on)
    return {
      code: record.code,
      number: record.number,
      name,
      isPolice,
      isListed,
      target: targetBp === null ? '' : shareText(targetBp),
    }
  })
}

/** A service of the unit's own as typed. */
export interface AddedService {
  readonly code: string
  readonly name: string
}

export interface ReadOwn {
  /** Null while nothing is typed, or something is wrong. */
  readonly record: ServiceRecord | null
  readonly problem: 'code' | 'name' | 'taken' | null
}

/** A service of the unit's own, the last in the list; a code that is there already would put another in its place. */
export function readOwn(added: AddedService, records: readonly ServiceRecord[], on: LocalDate): ReadOwn {
  const [code, name] = [added.code.trim().toLocaleUpperCase('vi'), added.name.trim()]
  if (code === '' && name === '') return { record: null, problem: null }
  if (!/^[0-9A-Z-]{1,20}$/.test(code)) return { record: null, problem: 'code' }
  if (records.some((one) => one.code === code)) return { record: null, problem: 'taken' }
  if (name === '') return { record: null, problem: 'name' }
  const versions = [{ from: on, name, isPolice: false, isListed: true }]
  return { record: { code, number: nextNumber(records), versions, targets: [] }, problem: null }
}

/** The place after the last of the list. */
export function nextNumber(records: readonly ServiceRecord[]): number {
  return Math.max(0, ...records.map(({ number }) => number)) + 1
}

export interface ReadDraft {
  /** The services that say something else now. */
  readonly changed: readonly ServiceRecord[]
  /** Names of services whose target could not be read. */
  readonly unread: readonly string[]
}

/** The draft as records from a day on; a document belongs to every target that is set anew. */
export function readDraft(
  records: readonly ServiceRecord[],
  lines: readonly DraftLine[],
  on: LocalDate,
  document: string,
): ReadDraft {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const unread: string[] = []
  const changed = records.flatMap((record) => {
    const line = byCode.get(record.code)
    if (line === undefined) return []
    const before = serviceState(record, on)
    const targetBp = line.target.trim() === '' ? null : readShareBp(line.target)
    if (line.target.trim() !== '' && (targetBp === null || targetBp > 10_000)) {
      unread.push(line.name)
      return []
    }
    const isSameTarget = targetBp === before.targetBp
    const targetDocument = isSameTarget ? before.targetDocument : document.trim()
    const { isPolice, isListed } = line
    const name = line.name.trim() === '' ? before.name : line.name.trim()
    const next = changedFrom(record, on, { name, isPolice, isListed, targetBp, targetDocument })
    return JSON.stringify(next) === JSON.stringify(record) ? [] : [next]
  })
  return { changed, unread }
}

/** The whole change of the list while it is written. */
export interface ListDraft {
  readonly id: string
  readonly on: LocalDate
  /** Of the targets that are set anew. */
  readonly document: string
  /** What differs from the list of the day, by code. */
  readonly edited: Readonly<Record<string, Partial<DraftLine>>>
  readonly added: AddedService
  /** The services as they stood when the first change was typed. */
  readonly seen: readonly ServiceRecord[]
}

/** There is one list. */
export const listId = 'services'

export function openedList(on: LocalDate, seen: readonly ServiceRecord[]): ListDraft {
  return { id: listId, on, document: '', edited: {}, added: { code: '', name: '' }, seen }
}
