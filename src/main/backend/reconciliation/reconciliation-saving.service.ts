import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { errorIssue, type Issue } from '#shared/kernel/issue.ts'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { checkNational, placeKey } from '#shared/reconciliation/reconciliation.rules.ts'
import type { NationalFigure, VarianceReason } from '#shared/reconciliation/reconciliation.schema.ts'
import { refuseIdentifier } from '../figures/days.service.ts'
import type { NewSideFigure } from '../figures/ledger-rows.ts'
import type { EntryHead, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { reasonKey, reasonKind, type ReconciliationService } from './reconciliation.service.ts'

type Saved = Output<'reconciliation.recordNational'>

type Place = Pick<NationalFigure, 'unitCode' | 'on'>

interface Parts {
  readonly reconciliation: Pick<ReconciliationService, 'nationalOn' | 'reasonsOn'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'rowsOn' | 'byCode'>
  readonly transaction: <T>(run: () => T) => T
}

export type ReconciliationSaving = ReturnType<typeof createReconciliationSaving>

/** Takes in what the national system shows, and why the unit's own figures differ: all of a call or none of it, once. */
export function createReconciliationSaving({ reconciliation, ledger, units, transaction }: Parts) {
  function once(head: EntryHead, write: () => Saved): Saved {
    units.requireWorkspace()
    const repeated = ledger.findRepeated(head)
    if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
    return write()
  }

  function recordNational(input: ParsedInput<'reconciliation.recordNational'>, author: string): Saved {
    const { clientId, source, document } = input
    const head = { clientId, author, source, document: toNfc(document), request: JSON.stringify(input) }
    return once(head, () => {
      refuseIdentifier(document)
      return append(head, changedFigures(input.figures), changedReasons(input.reasons))
    })
  }

  function setReasons(input: ParsedInput<'reconciliation.setReasons'>, author: string): Saved {
    const { clientId } = input
    const head = { clientId, author, source: 'reconciliation', document: '', request: JSON.stringify(input) }
    return once(head, () => append(head, [], changedReasons(input.reasons)))
  }

  /** The figures that say something else than what stands; throws what keeps them out. */
  function changedFigures(figures: readonly NationalFigure[]): NationalFigure[] {
    const given = [...new Map(figures.map((one) => [reasonKey(one), one])).values()]
    refuse([...checkUnits(given), ...checkNational(given, rowFinder())])
    const standing = memoized((on) => reconciliation.nationalOn(on))
    return given.filter((one) => (standing(one.on).get(placeKey(one.unitCode, one.indicator)) ?? null) !== one.value)
  }

  /** The same of reasons. */
  function changedReasons(reasons: readonly VarianceReason[]): VarianceReason[] {
    for (const { reason } of reasons) refuseIdentifier(reason)
    const given = [...new Map(reasons.map((one) => [reasonKey(one), one])).values()]
    refuse(checkUnits(given))
    const standing = memoized((on) => reconciliation.reasonsOn(on))
    return given
      .map((one) => ({ ...one, reason: toNfc(one.reason) }))
      .filter((one) => (standing(one.on).get(placeKey(one.unitCode, one.indicator)) ?? '') !== one.reason)
  }

  function append(head: EntryHead, figures: readonly NationalFigure[], reasons: readonly VarianceReason[]): Saved {
    const changed = figures.length + reasons.length
    if (changed === 0) return { entryId: null, changed, savedAt: ledger.now() }
    const told = (kind: string, places: readonly Place[]) =>
      places.length === 0 ? [] : [{ kind, subject: '', details: JSON.stringify(summaryOf(places)) }]
    const { entryId, recordedAt } = ledger.append(head, {
      sideFigures: figures.map(asSideFigure),
      records: reasons.map((one) => ({
        kind: reasonKind,
        key: reasonKey(one),
        value: one.reason === '' ? null : JSON.stringify(one),
      })),
      auditEvents: [...told('national-recorded', figures), ...told('variance-explained', reasons)],
    })
    return { entryId, changed, savedAt: recordedAt }
  }

  function checkUnits(places: readonly { readonly unitCode: string; readonly on: string }[]): Issue[] {
    const known = units.byCode()
    return places.flatMap(({ unitCode, on }) =>
      known.has(unitCode) ? [] : [errorIssue('unknown-unit', { unitCode, date: on }, { code: unitCode })],
    )
  }

  function rowFinder(): (unitCode: string, on: LocalDate) => boolean {
    const rows = memoized((on) => new Set(units.rowsOn(on).map(({ code }) => code)))
    const known = units.byCode()
    return (unitCode, on) => !known.has(unitCode) || rows(on).has(unitCode)
  }

  return {
    recordNational: (input: ParsedInput<'reconciliation.recordNational'>, author: string): Saved =>
      transaction(() => recordNational(input, author)),
    setReasons: (input: ParsedInput<'reconciliation.setReasons'>, author: string): Saved =>
      transaction(() => setReasons(input, author)),
  }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('reconciliation/refused', { issues })
}

/** What a day answers, asked once a day. */
function memoized<T>(ask: (on: LocalDate) => T): (on: LocalDate) => T {
  const known = new Map<LocalDate, T>()
  return (on) => {
    const found = known.get(on) ?? ask(on)
    known.set(on, found)
    return found
  }
}

function asSideFigure({ unitCode, indicator, on, value }: NationalFigure): NewSideFigure {
  return { book: 'national', subject: '', line: unitCode, measure: indicator, from: on, to: on, value }
}

function summaryOf(places: readonly Place[]): Record<string, number | string> {
  const days = places.map(({ on }) => on).toSorted()
  return {
    figures: places.length,
    units: new Set(places.map(({ unitCode }) => unitCode)).size,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  }
}
