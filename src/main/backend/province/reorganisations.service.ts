import type { LocalDate } from '#shared/kernel/local-date.ts'
import {
  type Allocation,
  allocationSchema,
  type StoredReorganisation,
  storedReorganisationSchema,
} from '#shared/province/reorganisation.schema.ts'
import type { FormerState } from '#shared/units/unit-history.rules.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { RecordRow, RecordsRepo } from '../figures/records.repo.ts'

/** Kinds of record. */
export const reorganisationKind = 'reorganisation'
export const allocationKind = 'allocation'

/** A reorganisation that stands, with the entry that carried it out. */
export interface StandingReorganisation extends Pick<RecordRow, 'recordedAt' | 'author'> {
  readonly reorganisation: StoredReorganisation
}

export type ReorganisationsService = ReturnType<typeof createReorganisationsService>

/** What was reorganised, read from the records; parsed again only after one of them changed. */
export function createReorganisationsService(records: Pick<RecordsRepo, 'list' | 'newestId'>) {
  const standing = kept(records, reorganisationKind, (rows) =>
    rows
      .map(({ value, recordedAt, author }): StandingReorganisation => {
        return { reorganisation: storedReorganisationSchema.parse(JSON.parse(value)), recordedAt, author }
      })
      .toSorted((a, b) => (a.reorganisation.on < b.reorganisation.on ? -1 : 1)),
  )
  const allocations = kept(records, allocationKind, (rows) =>
    rows.map(({ value }): Allocation => allocationSchema.parse(JSON.parse(value))),
  )
  const former = kept(records, reorganisationKind, () =>
    standing().flatMap(({ reorganisation }) =>
      reorganisation.former.map((unit): FormerState => ({ ...unit, until: reorganisation.on })),
    ),
  )
  return {
    /** Oldest day first. */
    standing,
    /** Those in force on a day. */
    inForce: (on: LocalDate): StoredReorganisation[] =>
      standing().flatMap(({ reorganisation }) => (reorganisation.on <= on ? [reorganisation] : [])),
    require(id: string): StandingReorganisation {
      const found = standing().find((one) => one.reorganisation.id === id)
      if (found === undefined) throw new DomainError('province/unknown-reorganisation', { id })
      return found
    },
    /** Parts that were given and not taken back. */
    allocations: (): Allocation[] => allocations().filter(({ value }) => value !== null),
    /** What units were called and where they stood. */
    former,
  }
}

/** Key of the record of a given part. */
export function allocationKey({ from, to, indicator }: Pick<Allocation, 'from' | 'to' | 'indicator'>): string {
  return `${from}|${to}|${indicator}`
}

function kept<T>(
  records: Pick<RecordsRepo, 'list' | 'newestId'>,
  kind: string,
  make: (rows: readonly RecordRow[]) => T,
): () => T {
  let known: { readonly id: number; readonly value: T } | undefined
  return () => {
    const id = records.newestId(kind)
    if (known?.id !== id) known = { id, value: make(id === 0 ? [] : records.list(kind)) }
    return known.value
  }
}
