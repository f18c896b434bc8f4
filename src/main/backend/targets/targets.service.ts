import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import type { TargetRevision } from '#shared/targets/progress.schema.ts'
import { type Target, targetSchema } from '#shared/targets/targets.schema.ts'
import { hasIdentifier } from '../figures/days.service.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { TargetRow, TargetsRepo } from './targets.repo.ts'

/** The targets of a command, and what they were given by. */
type SetTargets = Omit<ParsedInput<'targets.setTargets'>, 'source'> & { readonly source?: string | undefined }

export type TargetsService = ReturnType<typeof createTargetsService>

/** Dated targets and which of them holds on a day. */
export function createTargetsService(
  repo: TargetsRepo,
  units: UnitsService,
  ledger: LedgerService,
  newId: () => string,
) {
  /** For each unit and measure the target that began last, of those that were not withdrawn. */
  const inForce = (on: string): TargetRow[] => {
    const standing = repo.covering(on).filter((row) => row.count !== null || row.shareBp !== null)
    return [...new Map(standing.map((row) => [`${row.unitId} ${row.measure}`, row])).values()]
  }
  /** As they would be stored; those of unknown units are left out. */
  const asRows = (given: readonly Target[]): TargetRow[] => {
    const known = units.byCode()
    return given.flatMap((target) => {
      const unit = known.get(target.unitCode)
      return unit === undefined ? [] : [{ unitId: unit.id, ...asRow(target) }]
    })
  }
  return {
    inForce,
    asRows,
    listInForce: ({ on }: ParsedInput<'targets.listInForce'>): Target[] => inForce(on).map(asTarget),
    listTargets: (): Target[] => repo.standing().map(asTarget),
    /** Everything that was ever set of a unit and measure, newest first. Throws `units/unknown`. */
    listRevisions: ({ unitCode, measure }: ParsedInput<'targets.listRevisions'>): TargetRevision[] =>
      repo
        .revisions(units.requireUnit(unitCode).id, measure)
        .map(({ entryId, at, author, source, isStanding, ...row }) => ({
          target: asTarget(row),
          entryId,
          at,
          author,
          source,
          isStanding: isStanding === 1,
        })),
    /**
     * Appends the targets that differ from what stands; the caller holds the transaction. The same `clientId` again
     * changes nothing. Throws `units/unknown`, `targets/document-has-identifier`, `targets/changed-since`,
     * `figures/client-id-reused`.
     */
    setTargets(
      { clientId = newId(), targets, source = 'typed', basedOn }: SetTargets,
      author: string,
    ): Output<'targets.setTargets'> {
      const request = JSON.stringify(targets)
      if (ledger.findRepeated({ clientId, request }) !== undefined) return { changed: 0, isRepeated: true }
      if (targets.some((one) => hasIdentifier(one.document))) throw new DomainError('targets/document-has-identifier')
      const known = units.byCode()
      const unknown = targets.map((one) => one.unitCode).filter((code) => !known.has(code))
      if (unknown.length > 0) throw new DomainError('units/unknown', { codes: unknown })
      const changed = targets.filter((target) => !isStanding(target))
      if (changed.length === 0) return { changed: 0 }
      if (basedOn !== undefined) refuseStale(changed, basedOn)
      ledger.append(
        { clientId, author, source, document: commonDocument(changed), request },
        {
          targets: asRows(changed),
        },
      )
      return { changed: changed.length }
    },
  }

  /** An editor who saw other targets would take away what came since. */
  function refuseStale(changed: readonly Target[], seen: readonly Target[]): void {
    const standing = new Map(repo.standing().map((row) => [keyOf(asTarget(row)), JSON.stringify(asRow(asTarget(row)))]))
    const known = new Map(seen.map((one) => [keyOf(one), JSON.stringify(asRow(one))]))
    const stale = changed.find((one) => known.get(keyOf(one)) !== standing.get(keyOf(one)))
    if (stale === undefined) return
    const { id, name } = units.requireUnit(stale.unitCode)
    const newest = repo.revisions(id, stale.measure).find((row) => row.from === stale.from && row.to === stale.to)
    throw new DomainError('targets/changed-since', { name, at: newest?.at ?? '', author: newest?.author ?? '' })
  }

  function isStanding(target: Target): boolean {
    const given = JSON.stringify(asRow(target))
    return repo.covering(target.from).some((row) => JSON.stringify(asRow(asTarget(row))) === given)
  }
}

function keyOf({ unitCode, measure, from, to }: Target): string {
  return `${unitCode} ${measure} ${from} ${to}`
}

/** What the entry is filed under where all its targets are of one document. */
function commonDocument([first, ...rest]: readonly Target[]): string {
  const document = first?.document ?? ''
  return rest.every((one) => one.document === document) ? document : ''
}

function asRow(target: Target): Omit<TargetRow, 'unitId'> {
  const needed = target.needed
  return {
    unitCode: target.unitCode,
    measure: target.measure,
    kind: target.kind,
    count: needed !== null && 'count' in needed ? needed.count : null,
    shareBp: needed !== null && 'shareBp' in needed ? needed.shareBp : null,
    denominator: needed !== null && 'shareBp' in needed ? needed.denominator : null,
    from: target.from,
    to: target.to,
    document: target.document,
  }
}

/** A stored target as everyone else knows it. */
export function asTarget(row: TargetRow): Target {
  const needed =
    row.count !== null
      ? { count: row.count }
      : row.shareBp !== null
        ? { shareBp: row.shareBp, denominator: row.denominator }
        : null
  return targetSchema.parse({ ...row, from: localDate(row.from), to: localDate(row.to), needed })
}
