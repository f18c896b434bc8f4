import { localDate } from '#shared/kernel/local-date.ts'
import type { Reorganisation } from '#shared/province/reorganisation.schema.ts'

let made = 0

/** A merger of nothing, changed by the parts that a test is about. */
export function reorganisation(parts: Partial<Omit<Reorganisation, 'on'>> & { readonly on: string }): Reorganisation {
  made += 1
  return {
    id: `reorg-${String(made).padStart(6, '0')}`,
    kind: 'merge',
    document: 'Nghị quyết 12/NQ-HĐND',
    pieces: [],
    newUnits: [],
    renames: [],
    moves: [],
    endedGroups: [],
    ...parts,
    on: localDate(parts.on),
  }
}
