import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import { checkServiceFigures, figureKey } from '#shared/services/service-figures.rules.ts'
import { checkService, nameOf } from '#shared/services/service-list.rules.ts'
import type { ServiceFigure, ServiceRecord } from '#shared/services/services.schema.ts'
import { refuseIdentifier } from '../figures/days.service.ts'
import type { EntryHead, LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { serviceKind, type ServicesService } from './services.service.ts'

type Saved = Output<'services.recordFigures'>

interface Parts {
  readonly services: Pick<ServicesService, 'services' | 'figuresOf' | 'lastChange'>
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly units: Pick<UnitsService, 'requireWorkspace'>
  readonly transaction: <T>(run: () => T) => T
}

export type ServicesSaving = ReturnType<typeof createServicesSaving>

/** Takes in figures of online services and changes of their list: all of a call or none of it, once. */
export function createServicesSaving({ services, ledger, units, transaction }: Parts) {
  function once(head: EntryHead, write: () => Saved): Saved {
    units.requireWorkspace()
    const repeated = ledger.findRepeated(head)
    if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
    return write()
  }

  function recordFigures(input: ParsedInput<'services.recordFigures'>, author: string): Saved {
    const { clientId, source, document } = input
    const head = { clientId, author, source, document: toNfc(document), request: JSON.stringify(input) }
    return once(head, () => {
      refuseIdentifier(document)
      const given = [...new Map(input.figures.map((one) => [figureKey(one), one])).values()]
      const standing = [...new Set(given.map(({ code }) => code))].flatMap((code) => services.figuresOf(code))
      refuse(checkServiceFigures(services.services(), standing, given))
      const values = new Map(standing.map((one) => [figureKey(one), one.value]))
      const changed = given.filter((one) => (values.get(figureKey(one)) ?? null) !== one.value)
      if (changed.length === 0) return { entryId: null, changed: 0, savedAt: ledger.now() }
      const { entryId, recordedAt } = ledger.append(head, {
        sideFigures: changed.map(({ code, measure, from, to, value }) => ({
          book: 'service' as const,
          subject: code,
          line: '',
          measure,
          from,
          to,
          value,
        })),
        auditEvents: [{ kind: 'services-recorded', subject: '', details: JSON.stringify(summaryOf(changed)) }],
      })
      return { entryId, changed: changed.length, savedAt: recordedAt }
    })
  }

  function saveServices({ basedOn, ...input }: ParsedInput<'services.saveServices'>, author: string): Saved {
    const { clientId } = input
    const head = { clientId, author, source: 'services', document: '', request: JSON.stringify(input) }
    return once(head, () => {
      const given = input.services.map(composed)
      for (const { versions, targets } of given)
        for (const text of [...versions.map(({ name }) => name), ...targets.map(({ document }) => document)])
          refuseIdentifier(text)
      const standing = new Map(services.services().map((one) => [one.code, one]))
      const changed = given.filter((one) => JSON.stringify(standing.get(one.code)) !== JSON.stringify(one))
      refuseStale(changed, standing, basedOn?.map(composed))
      const after = [...new Map([...standing, ...given.map((one) => [one.code, one] as const)]).values()]
      refuse(given.flatMap((one) => checkService(one, after)))
      if (changed.length === 0) return { entryId: null, changed: 0, savedAt: ledger.now() }
      const { entryId, recordedAt } = ledger.append(head, {
        records: changed.map((one) => ({ kind: serviceKind, key: one.code, value: JSON.stringify(one) })),
        auditEvents: [
          { kind: 'services-listed', subject: '', details: JSON.stringify({ names: changed.map(nameOf) }) },
        ],
      })
      return { entryId, changed: changed.length, savedAt: recordedAt }
    })
  }

  /** An editor who saw another record would take away what came since. */
  function refuseStale(
    changed: readonly ServiceRecord[],
    standing: ReadonlyMap<string, ServiceRecord>,
    seen: readonly ServiceRecord[] | undefined,
  ): void {
    if (seen === undefined) return
    const known = new Map(seen.map((one) => [one.code, JSON.stringify(one)]))
    const stale = changed.find(({ code }) => known.get(code) !== JSON.stringify(standing.get(code)))
    if (stale === undefined) return
    const name = nameOf(standing.get(stale.code) ?? stale)
    throw new DomainError('services/changed-since', { name, ...services.lastChange(stale.code) })
  }

  return {
    recordFigures: (input: ParsedInput<'services.recordFigures'>, author: string): Saved =>
      transaction(() => recordFigures(input, author)),
    saveServices: (input: ParsedInput<'services.saveServices'>, author: string): Saved =>
      transaction(() => saveServices(input, author)),
  }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('services/refused', { issues })
}

function summaryOf(figures: readonly ServiceFigure[]): Record<string, number | string> {
  return {
    figures: figures.length,
    services: new Set(figures.map(({ code }) => code)).size,
    from: figures.map(({ from }) => from).toSorted()[0] ?? '',
    to:
      figures
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? '',
  }
}

/** The same text however it was composed, and its parts always in the same order. */
function composed({ code, number, versions, targets }: ServiceRecord): ServiceRecord {
  return {
    code,
    number,
    versions: versions.map(({ from, name, isPolice, isListed }) => ({ from, name: toNfc(name), isPolice, isListed })),
    targets: targets.map(({ from, shareBp, document }) => ({ from, shareBp, document: toNfc(document) })),
  }
}
