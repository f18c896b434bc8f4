import {
  type Call,
  callSchema,
  type Contact,
  contactSchema,
  type Deadline,
  type DueForm,
  type Exemption,
  exemptionSchema,
  formDeadlinesSchema,
} from '#shared/province/completeness.schema.ts'
import type { RecordsRepo } from '../figures/records.repo.ts'

/** Kinds of the ledger's records that chasing sheets keeps. */
export const chaseKinds = {
  deadline: 'deadline',
  exemption: 'exemption',
  contact: 'contact',
  call: 'call',
} as const

export type ChaseRecords = ReturnType<typeof createChaseRecords>

/** Reads what is kept about who is to send what by when, and whom to call. */
export function createChaseRecords(records: Pick<RecordsRepo, 'list' | 'find' | 'revisions'>) {
  const read = (kind: string): unknown[] => records.list(kind).map(({ value }): unknown => JSON.parse(value))
  const formDeadlines = () =>
    read(chaseKinds.deadline)
      .map((one) => formDeadlinesSchema.parse(one))
      .filter(({ deadlines }) => deadlines.length > 0)
  return {
    /** Forms that have deadlines of their own. */
    formDeadlines,
    deadlinesOf: (form: DueForm): Deadline[] => formDeadlines().find((one) => one.form === form)?.deadlines ?? [],
    /** When a record was changed last and by whom, its withdrawal counted; empty texts where nothing was ever kept. */
    lastChange(kind: string, key: string): { at: string; author: string } {
      const [newest] = records.revisions(kind, key)
      return { at: newest?.recordedAt ?? '', author: newest?.author ?? '' }
    },
    exemptions: (): Exemption[] => read(chaseKinds.exemption).map((one) => exemptionSchema.parse(one)),
    findExemption(id: string): Exemption | undefined {
      const row = records.find(chaseKinds.exemption, id)
      return row === undefined ? undefined : exemptionSchema.parse(JSON.parse(row.value))
    },
    /** By unit. */
    contacts: (): Map<string, Contact> =>
      new Map(
        read(chaseKinds.contact)
          .map((one) => contactSchema.parse(one))
          .map((one) => [one.unitCode, one]),
      ),
    /** Newest first. */
    calls: (): Call[] =>
      read(chaseKinds.call)
        .map((one) => callSchema.parse(one))
        .toSorted((a, b) => (a.at < b.at ? 1 : -1)),
  }
}
