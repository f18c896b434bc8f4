import type { AuditKind } from '#shared/audit/audit.schema.ts'
import type { LedgerService } from '../figures/ledger.service.ts'

/** Something that happened and changes no figure. */
export interface Happening {
  readonly kind: AuditKind
  /** Whom or what it is about: a login, a path, a form and its period. */
  readonly subject: string
  /** More of it, for a reader; never a secret. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

export type AuditTrail = ReturnType<typeof createAuditTrail>

/** Puts happenings into the chain of entries. */
export function createAuditTrail(ledger: LedgerService, newId: () => string, transaction: <T>(run: () => T) => T) {
  /** Appends one happening; the caller holds the transaction. */
  function append({ kind, subject, details = {} }: Happening, author: string): { entryId: number; recordedAt: string } {
    const row = { kind, subject, details: JSON.stringify(details) }
    return ledger.append(
      { clientId: newId(), author, source: kind, document: '', request: JSON.stringify(row) },
      { auditEvents: [row] },
    )
  }
  return {
    append,
    /** The same in a transaction of its own. */
    record: (happening: Happening, author: string) => transaction(() => append(happening, author)),
  }
}
