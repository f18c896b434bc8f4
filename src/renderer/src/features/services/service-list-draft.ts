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

/** A service of the unit's own that is not in the list yet; null while its code or name is missing. */
export function newRecord(code: string, name: string, number: number, on: LocalDate): ServiceRecord | null {
  const plainCode = code.trim().toLocaleUpperCase('vi')
  if (!/^[0-9A-Z-]{1,20}$/.test(plainCode) || name.trim() === '') return null
  return {
    code: plainCode,
    number,
    versions: [{ from: on, name: name.trim(), isPolice: false, isListed: true }],
    targets: [],
  }
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
