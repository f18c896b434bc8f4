import type { Output } from '#shared/contract/contract.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import type { StoredReorganisation } from '#shared/province/reorganisation.schema.ts'
import type { NewAuditEvent } from '../figures/ledger-rows.ts'
import type { EntryHead, EntryRows, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'

export type Saved = Output<'province.applyReorganisation'>

export interface OnceParts {
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly transaction: <T>(run: () => T) => T
}

/** One entry for a call; `find` says what it brings in, or throws, and is asked only for a call that was not made before. */
export function once({ ledger, units, transaction }: OnceParts, head: EntryHead, find: () => EntryRows): Saved {
  return transaction(() => {
    units.requireWorkspace()
    const repeated = ledger.findRepeated(head)
    if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
    const rows = find()
    const changed = Math.max(rows.units?.length ?? 0, rows.records?.length ?? 0)
    if (changed === 0) return { entryId: null, changed, savedAt: ledger.now() }
    const { entryId, recordedAt } = ledger.append(head, rows)
    return { entryId, changed, savedAt: recordedAt }
  })
}

export function headOf(input: { readonly clientId: string }, author: string, document = ''): EntryHead {
  return {
    clientId: input.clientId,
    author,
    source: 'reorganisation',
    document: toNfc(document),
    request: JSON.stringify(input),
  }
}

/** What the audit tells. */
export function eventOf(
  what: string,
  { id, kind, on, document, made, ended }: StoredReorganisation,
  figures = 0,
): NewAuditEvent {
  const details = { what, kind, on, document, made: made.length, ended: ended.length, figures }
  return { kind: 'reorganisation-saved', subject: id, details: JSON.stringify(details) }
}

/** @throws DomainError `province/reorganisation-refused` while there is any issue */
export function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('province/reorganisation-refused', { issues })
}
