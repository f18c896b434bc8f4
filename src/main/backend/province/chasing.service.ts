import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { toNfc } from '#shared/kernel/vietnamese-text.ts'
import type { Call, Contact, Exemption } from '#shared/province/completeness.schema.ts'
import { refuseIdentifier } from '../figures/days.service.ts'
import type { NewRecord } from '../figures/ledger-rows.ts'
import type { LedgerService } from '../figures/ledger.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import { chaseKinds, type ChaseRecords } from './chase-records.service.ts'
import type { ProvinceUnit } from './province-unit.service.ts'

type Saved = Output<'province.saveContact'>

interface Parts {
  readonly province: ProvinceUnit
  readonly records: ChaseRecords
  readonly ledger: Pick<LedgerService, 'findRepeated' | 'append' | 'now'>
  readonly units: Pick<UnitsService, 'requireUnit'>
  readonly newId: () => string
  readonly transaction: <T>(run: () => T) => T
}

/** What a call changes, or null when it says what stands. */
interface Change {
  readonly record: NewRecord
  readonly event: string
  readonly subject: string
  readonly details: Readonly<Record<string, string | number | null>>
}

export type ChasingService = ReturnType<typeof createChasingService>

/** Takes in deadlines, exemptions, whom to call and calls made: each call once, in an entry of its own. */
export function createChasingService({ province, records, ledger, units, newId, transaction }: Parts) {
  /**
   * `find` says what a call changes, or throws; it is asked only for a call that was not made before. What its editor saw
   * is no part of the call: the same change made again from a newer view is the same call.
   */
  function once(
    { basedOn: _basedOn, ...input }: { readonly clientId: string; readonly basedOn?: unknown },
    author: string,
    document: string,
    find: () => Change | null,
  ): Saved {
    const head = { clientId: input.clientId, author, source: 'province', document, request: JSON.stringify(input) }
    return transaction(() => {
      province.require()
      const repeated = ledger.findRepeated(head)
      if (repeated !== undefined) return { entryId: repeated.id, changed: 0, savedAt: repeated.recordedAt }
      const change = find()
      if (change === null) return { entryId: null, changed: 0, savedAt: ledger.now() }
      const { record, event, subject, details } = change
      const { entryId, recordedAt } = ledger.append(head, {
        records: [record],
        auditEvents: [{ kind: event, subject, details: JSON.stringify(details) }],
      })
      return { entryId, changed: 1, savedAt: recordedAt }
    })
  }
  /** An editor who saw something else would take away what came since. */
  function refuseStale(kind: string, key: string, name: string, seen: unknown, standing: unknown): void {
    if (seen === undefined || JSON.stringify(seen) === JSON.stringify(standing)) return
    throw new DomainError('province/changed-since', { name, ...records.lastChange(kind, key) })
  }
  const nameOf = (unitCode: string): string => units.requireUnit(unitCode).name

  function exemptionChange(exemption: Exemption, value: Exemption | null): Change {
    const { id, unitCode, from, to, form, reason } = exemption
    return {
      record: { kind: chaseKinds.exemption, key: id, value: value === null ? null : JSON.stringify(value) },
      event: 'exemption-saved',
      subject: nameOf(unitCode),
      details: { what: value === null ? 'withdrawn' : 'saved', from, to, form, reason },
    }
  }

  return {
    setDeadline(input: ParsedInput<'province.setDeadline'>, author: string): Saved {
      const { form, from, deadline } = input
      return once(input, author, '', () => {
        const standing = records.deadlinesOf(form)
        refuseStale(chaseKinds.deadline, form, form, input.basedOn, standing)
        const others = standing.filter((one) => one.from !== from)
        const deadlines = deadline === null ? others : [...others, { from, ...deadline }]
        const sorted = deadlines.toSorted((a, b) => (a.from < b.from ? -1 : 1))
        if (JSON.stringify(sorted) === JSON.stringify(standing)) return null
        return {
          record: { kind: chaseKinds.deadline, key: form, value: JSON.stringify({ form, deadlines: sorted }) },
          event: 'deadline-set',
          subject: form,
          details: { from, hour: deadline?.hour ?? null, daysAfter: deadline?.daysAfter ?? null },
        }
      })
    },
    saveExemption(input: ParsedInput<'province.saveExemption'>, author: string): Saved {
      const exemption = composedExemption(input.exemption)
      return once(input, author, exemption.document, () => {
        const name = nameOf(exemption.unitCode)
        for (const text of [exemption.reason, exemption.document]) refuseIdentifier(text)
        const standing = records.findExemption(exemption.id)
        const [seen, stood] = [input.basedOn, standing ?? null].map((one) => (one ? composedExemption(one) : one))
        refuseStale(chaseKinds.exemption, exemption.id, name, seen, stood)
        const isSame =
          standing !== undefined && JSON.stringify(composedExemption(standing)) === JSON.stringify(exemption)
        return isSame ? null : exemptionChange(exemption, exemption)
      })
    },
    withdrawExemption(input: ParsedInput<'province.withdrawExemption'>, author: string): Saved {
      return once(input, author, '', () => {
        const standing = records.findExemption(input.id)
        if (standing === undefined) throw new DomainError('province/unknown-exemption', { id: input.id })
        const seen = input.basedOn && composedExemption(input.basedOn)
        refuseStale(chaseKinds.exemption, input.id, nameOf(standing.unitCode), seen, composedExemption(standing))
        return exemptionChange(standing, null)
      })
    },
    saveContact(input: ParsedInput<'province.saveContact'>, author: string): Saved {
      const { unitCode, name, phone } = input.contact
      const contact: Contact = { unitCode, name: toNfc(name), phone }
      return once(input, author, '', () => {
        const unitName = nameOf(unitCode)
        refuseIdentifier(contact.name)
        const { name: stood = '', phone: called = '' } = records.contacts().get(unitCode) ?? {}
        if (stood === contact.name && called === phone) return null
        const seen = input.basedOn && { name: input.basedOn.name, phone: input.basedOn.phone }
        refuseStale(chaseKinds.contact, unitCode, unitName, seen, { name: stood, phone: called })
        const isGone = contact.name === '' && phone === ''
        return {
          record: { kind: chaseKinds.contact, key: unitCode, value: isGone ? null : JSON.stringify(contact) },
          event: 'contact-saved',
          subject: unitName,
          details: { what: isGone ? 'withdrawn' : 'saved' },
        }
      })
    },
    addCall(input: ParsedInput<'province.addCall'>, author: string): Saved {
      const { unitCode, form, from, to } = input.call
      return once(input, author, '', () => {
        const result = toNfc(input.call.result)
        const subject = nameOf(unitCode)
        refuseIdentifier(result)
        const call: Call = { id: newId(), unitCode, form, from, to, at: ledger.now(), by: author, result }
        return {
          record: { kind: chaseKinds.call, key: call.id, value: JSON.stringify(call) },
          event: 'call-added',
          subject,
          details: { form, from, to, result },
        }
      })
    },
  }
}

/** The same text however it was composed, and its parts always in the same order. */
function composedExemption({ id, unitCode, from, to, form, reason, document }: Exemption): Exemption {
  return { id, unitCode, from, to, form, reason: toNfc(reason), document: toNfc(document) }
}
