import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { parseLocalDate } from '#shared/kernel/local-date.ts'
import type { WithdrawalPreview } from '#shared/province/submissions.schema.ts'
import { formOfSheet } from '#shared/reports/form-versions.rules.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import { refuseIdentifier } from '../figures/days.service.ts'
import type { EntryHead, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'
import { columnLabel, metaOf } from './submissions-outcome.ts'
import type { SubmissionsUnbooking, Unbooked } from './submissions-unbooking.service.ts'
import { withdrawalKind } from './submissions-standing.repo.ts'
import type { SheetTotals } from './submissions-totals.service.ts'
import type { ListedSubmission, SubmissionsRepo } from './submissions.repo.ts'

interface Parts {
  readonly repo: Pick<SubmissionsRepo, 'find' | 'acceptedBetween'>
  readonly unbooking: SubmissionsUnbooking
  readonly totalsOf: SheetTotals
  readonly units: Pick<UnitsService, 'requireUnit'>
  readonly forms: () => readonly AnyForm[]
  readonly province: ProvinceUnit
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'now'>
  readonly transaction: <T>(run: () => T) => T
  readonly ensureSound: () => Promise<void>
}

type Asked = Omit<ParsedInput<'province.withdrawSubmission'>, 'clientId'>

/** Undoes what a preview did, and carries what it saw. */
class Unwritten extends Error {
  readonly seen: unknown

  constructor(seen: unknown) {
    super('a preview is not written')
    this.seen = seen
  }
}

export type SubmissionsWithdrawal = ReturnType<typeof createSubmissionsWithdrawal>

/** Takes an accepted submission out again: it stays filed, with who withdrew it, when and why. */
export function createSubmissionsWithdrawal(parts: Parts) {
  const { repo, unbooking, totalsOf, units, forms, province, ledger, transaction, ensureSound } = parts

  function requireCounted(id: number): ListedSubmission {
    const row = repo.find(id)
    if (row === undefined) throw new DomainError('province/unknown-submission', { id })
    if (row.isCounted === 0) throw new DomainError('province/not-counted', { id })
    return row
  }

  function withdraw(row: ListedSubmission, head: EntryHead, { id, reason, corrections }: Asked): Unbooked {
    const details = { form: row.form, unitCode: row.unitCode, sequence: row.sequence, reason }
    const event = { kind: 'submission-withdrawn', subject: row.fileName, details: JSON.stringify(details) }
    const record = { kind: withdrawalKind, key: String(id), value: JSON.stringify({ id, reason }) }
    return unbooking.unbookSheet(row, { head, event, record, corrections })
  }

  /** Totals of the sheet's columns over its days, with what they are called. */
  function totalsOfSheet(row: ListedSubmission) {
    const meta = metaOf(row)
    const [from, to] = [parseLocalDate(row.from ?? ''), parseLocalDate(row.to ?? '')]
    const known = meta === null ? null : formOfSheet(forms(), meta, meta.period.to)
    if (meta === null || from === null || to === null || known === null || !('form' in known)) return null
    if (!isUnitForm(known.form)) return null
    const totals = totalsOf({ unit: units.requireUnit(meta.unitCode), period: { from, to }, form: known.form })
    return { meta, totals }
  }

  /** Sheets that count for days of the withdrawn one when it is gone. */
  function standingBeside({ id, unitCode, from, to }: ListedSubmission): WithdrawalPreview['standing'] {
    return repo
      .acceptedBetween(from ?? '', to ?? '')
      .filter((one) => one.isCounted === 1 && one.unitCode === unitCode && one.id !== id)
      .map((one) => ({ form: one.form ?? '', fileName: one.fileName, from: one.from ?? '', to: one.to ?? '' }))
  }

  /** What a withdrawal would leave, and nothing of it done. */
  function tryOut<T>(id: number, corrections: 'keep' | 'drop', look: (row: ListedSubmission, done: Unbooked) => T): T {
    try {
      return transaction((): T => {
        const row = requireCounted(id)
        const head = {
          clientId: `preview ${ledger.now()}`,
          author: '',
          source: 'submission',
          document: '',
          request: '',
        }
        throw new Unwritten(look(row, withdraw(row, head, { id, reason: '', corrections })))
      })
    } catch (error) {
      if (error instanceof Unwritten) return error.seen as T
      throw error
    }
  }

  function preview({ id }: ParsedInput<'province.previewWithdrawal'>): WithdrawalPreview {
    province.require()
    const row = requireCounted(id)
    const before = totalsOfSheet(row)
    const totals = (of: ListedSubmission) => totalsOfSheet(of)?.totals
    const gone = tryOut(id, 'drop', (of, { corrections }) => ({ after: totals(of), corrections }))
    const kept = gone.corrections.length === 0 ? gone.after : tryOut(id, 'keep', totals)
    return {
      rows: metaOf(row)?.controls?.rows ?? 0,
      changes: Array.from(before?.totals ?? [], ([code, value]) => ({
        code,
        label: before === null ? code : columnLabel(before.meta, code),
        before: value,
        after: gone.after?.get(code) ?? null,
        kept: kept?.get(code) ?? null,
      })),
      corrections: [...gone.corrections],
      standing: standingBeside(row),
    }
  }

  return {
    previewWithdrawal: preview,
    async withdrawSubmission(
      input: ParsedInput<'province.withdrawSubmission'>,
      author: string,
    ): Promise<Output<'province.withdrawSubmission'>> {
      province.require()
      refuseIdentifier(input.reason)
      await ensureSound()
      return transaction(() => {
        const document = repo.find(input.id)?.fileName ?? ''
        const head = {
          clientId: input.clientId,
          author,
          source: 'submission',
          document,
          request: JSON.stringify(input),
        }
        const repeated = ledger.findRepeated(head)
        if (repeated !== undefined) return { entryId: repeated.id, savedAt: repeated.recordedAt }
        const { entryId } = withdraw(requireCounted(input.id), head, input)
        return { entryId, savedAt: ledger.now() }
      })
    },
  }
}
