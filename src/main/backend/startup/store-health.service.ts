import type { StoreHealth } from '#shared/audit/audit.schema.ts'
import type { Verification } from '#shared/backup/backup.contract.ts'
import type { Clock, LogPort } from '../backend-ports.ts'
import { dataVersion, type Store } from '../db/open-store.ts'
import type { ChainHead, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { Witness } from './witness.ts'

/** What a full check of the store's file found, and how far the chain had come in the snapshot it read. */
export interface CheckedStore {
  readonly verification: Verification
  readonly head: ChainHead
}

interface HealthParts {
  readonly db: Store
  readonly ledger: Pick<LedgerService, 'head' | 'hashAt' | 'verifyChain'>
  /** The full check of the store's file, off this thread. */
  readonly verify: () => Promise<CheckedStore>
  readonly witness: Witness
  readonly clock: Clock
  readonly log: LogPort
  /** Called when the state has changed. */
  readonly onChange: () => void
}

export type StoreHealthService = ReturnType<typeof createStoreHealth>

/** Whether one open store may be believed: checked in full in the background, and what came after cheaply before use. */
export function createStoreHealth({ db, ledger, verify, witness, clock, log, onChange }: HealthParts) {
  /** Sound up to here, as this connection saw the file: another program's commit changes the version. */
  let known: (ChainHead & { readonly version: number }) | null = null
  let problems: string[] = witnessProblems(witness.recall(), ledger)
  let checkedAt: string | null = null
  let running: Promise<Verification> | null = null

  const mayWrite = (): boolean => problems.length === 0

  function condemn(found: readonly string[]): void {
    problems = [...new Set([...problems, ...found])]
    log.error(`the store is unsound: ${found.length} findings`)
    onChange()
  }

  function remember(): void {
    if (mayWrite() && db.open) witness.remember(ledger.head(), clock.instant())
  }

  async function runCheck(): Promise<Verification> {
    const version = dataVersion(db)
    const { verification, head } = await readThrough(verify)
    checkedAt = clock.instant()
    if (!verification.ok) condemn(verification.problems)
    else if (mayWrite() && head !== null) {
      known = { ...head, version }
      remember()
    }
    onChange()
    // What was found otherwise (by the witness, by a reading that failed) counts as much as this check.
    return mayWrite() || !verification.ok ? verification : { ...verification, ok: false, chain: false, problems }
  }

  /** Checks the store in full; a check under way is shared. */
  function check(): Promise<Verification> {
    running ??= runCheck().finally(() => {
      running = null
    })
    return running
  }

  function refuseUnsound(): void {
    if (!mayWrite()) throw new DomainError('store/unsound')
  }

  return {
    mayWrite,
    state: (): StoreHealth => ({
      status: !mayWrite() ? 'unsound' : checkedAt === null ? 'checking' : 'sound',
      checkedAt,
      problems,
    }),
    check,
    /** Throws `store/unsound` unless everything up to now is as the program wrote it. */
    async ensureSound(): Promise<void> {
      refuseUnsound()
      if (running !== null) await running
      if (known === null || dataVersion(db) !== known.version) await check()
      if (known !== null) {
        const isThere = ledger.hashAt(known.entries) === known.hash
        const found = isThere ? ledger.verifyChain(known).problems : [brokenAt(known.entries)]
        if (found.length > 0) condemn(found)
        else known = { ...ledger.head(), version: known.version }
      }
      refuseUnsound()
    },
    /** SQLite could not read what it wrote. */
    noteDamage: () => condemn([unreadable]),
    remember,
  }
}

const unreadable = 'Tệp sổ bị hỏng: có chỗ không đọc lại được. Khôi phục từ bản sao lưu mới nhất.'

/** The check of a file that refuses even to be read through is a finding, not a failure of the check. */
async function readThrough(
  verify: HealthParts['verify'],
): Promise<{ verification: Verification; head: ChainHead | null }> {
  try {
    return await verify()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const nothing = { ok: false, revisions: 0, integrity: false, chain: false, totals: false }
    return { verification: { ...nothing, problems: [unreadable] }, head: null }
  }
}

function witnessProblems(seen: ChainHead | null, { head, hashAt }: Pick<LedgerService, 'head' | 'hashAt'>): string[] {
  if (seen === null || hashAt(seen.entries) === seen.hash) return []
  const { entries } = head()
  return entries < seen.entries
    ? [
        `Sổ có ${entries} lần ghi, ít hơn ${seen.entries} lần ghi mà máy này đã thấy: tệp sổ bị cắt bớt hoặc bị thay bằng bản cũ. Khôi phục từ bản sao lưu mới nhất.`,
      ]
    : [brokenAt(seen.entries)]
}

function brokenAt(entry: number): string {
  return `Lần ghi số ${entry} không còn như máy này đã thấy: tệp sổ bị sửa hoặc bị thay ngoài chương trình. Khôi phục từ bản sao lưu mới nhất.`
}
