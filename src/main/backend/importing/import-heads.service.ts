import type { ForeignFile } from '#backend/excel/understand-port.ts'
import { type ImportHead, importCountsSchema, importHeadSchema } from '#shared/importing/importing.schema.ts'
import type { ReturnedMark } from '#shared/importing/returned-form-mark.rules.ts'
import { type ImportChoices, importChoicesSchema } from '#shared/importing/understanding.schema.ts'
import type { HistoryService } from '../figures/history.service.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { ImportRow, ImportsRepo } from './imports.repo.ts'

interface Parts {
  readonly repo: ImportsRepo
  readonly history: Pick<HistoryService, 'undoneBy'>
}

export type ImportHeads = ReturnType<typeof createImportHeads>

/** Imports as lists show them; what an undo took back is told by the ledger, wherever it was undone. */
export function createImportHeads({ repo, history }: Parts) {
  /** Of one that only asked for figures nothing is left when all it asked for was dropped. */
  const isUndone = ({ id, entryId }: ImportRow): boolean =>
    entryId === null ? !repo.hasRequests(id) : history.undoneBy(entryId) !== null
  const stands = (row: ImportRow): boolean => row.state === 'committed' && !isUndone(row)

  /** @throws DomainError `importing/unknown` */
  function require(importId: number): ImportRow {
    const row = repo.find(importId)
    if (row === undefined) throw new DomainError('importing/unknown', { importId })
    return row
  }

  function sameAs(row: Pick<ImportRow, 'hash'> & { readonly id?: number }): number | null {
    const earlier = repo.ofHash(row.hash).filter(({ id }) => id < (row.id ?? Number.MAX_SAFE_INTEGER))
    const found = earlier.findLast(stands) ?? earlier.findLast(({ state }) => state === 'waiting')
    return found?.id ?? null
  }

  function familyOf(id: number | null, returned: ReturnedMark | null): ImportRow[] {
    if (id !== null) return repo.ofFamily(require(id).returnedFor ?? id)
    const original = returned === null ? undefined : repo.find(returned.importId)
    return original === undefined || original.hash !== returned?.hash ? [] : repo.ofFamily(original.id)
  }

  return {
    require,
    sameAs,
    /** Throws `importing/not-waiting` for what is out of the queue already. */
    requireWaiting(importId: number): ImportRow {
      const row = require(importId)
      if (row.state !== 'waiting') throw new DomainError('importing/not-waiting', { importId })
      return row
    },
    stateOf: (row: ImportRow): ImportHead['state'] =>
      row.state === 'committed' && isUndone(row) ? 'undone' : row.state,
    /**
     * The same bytes were committed by another import, and stand; or the file that these are the correction of, or
     * another correction of it. `returned`: of a file that is no import yet.
     */
    isRepeated(hash: string, id: number | null, returned: ReturnedMark | null = null): boolean {
      const isOther = (other: ImportRow): boolean => other.id !== id && stands(other)
      return repo.ofHash(hash).some(isOther) || familyOf(id, returned).some(isOther)
    },
    headOf(row: ImportRow): ImportHead {
      const { size, counts, refusal, state: _state, ...head } = row
      return importHeadSchema.parse({
        ...head,
        bytes: size,
        state: row.state === 'committed' && isUndone(row) ? 'undone' : row.state,
        counts: counts === null ? null : importCountsSchema.parse(JSON.parse(counts)),
        refusal: refusal === null ? null : (JSON.parse(refusal) as unknown),
        sameAs: sameAs(row),
      })
    },
    choicesOf: ({ choices }: Pick<ImportRow, 'choices'>): ImportChoices =>
      importChoicesSchema.parse(JSON.parse(choices)),
    /** The file of an import whose copy was kept; undefined for another. */
    fileOf({ fileId, hash, name, origin }: ImportRow): ForeignFile | undefined {
      if (fileId === null) return undefined
      return {
        hash,
        name,
        isText: origin === 'paste',
        bytes() {
          const bytes = repo.bytes(fileId)
          if (bytes === undefined) throw new Error(`the copy of import file ${fileId} is gone`)
          return bytes
        },
      }
    },
  }
}
