import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { LogPort } from '../backend-ports.ts'
import type { ChainHead } from '../figures/ledger.service.ts'

const recordSchema = z.object({
  storePath: z.string(),
  entries: z.int().nonnegative(),
  head: z.string(),
  at: z.string(),
})

export type Witness = ReturnType<typeof createWitness>

interface WitnessParts {
  /** The witness's file, outside the store's folder; without one nothing is remembered. */
  readonly path: string | undefined
  readonly storePath: string
  readonly log: LogPort
}

/**
 * Remembers, outside the store's folder, how far its chain had come: a store that comes back shorter, or with another
 * entry at that place, was cut off or replaced, and its own chain alone cannot tell.
 */
export function createWitness({ path, storePath, log }: WitnessParts) {
  return {
    /** Where the chain of this store stood; null when nobody saw it. */
    recall(): ChainHead | null {
      const record = path === undefined ? null : readRecord(path)
      return record?.storePath === storePath ? { entries: record.entries, hash: record.head } : null
    },
    /** A witness that cannot be written is no reason to stop work: it is for the next start. */
    remember({ entries, hash }: ChainHead, at: string): void {
      if (path === undefined) return
      try {
        writeRecord(path, { storePath, entries, head: hash, at })
      } catch (error) {
        log.error('the witness could not be written', error)
      }
    },
    /** Another store is put in the place on purpose: what was seen of the one before no longer counts. */
    forget(): void {
      if (path !== undefined) rmSync(path, { force: true })
    },
  }
}

function readRecord(path: string): z.infer<typeof recordSchema> | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function writeRecord(path: string, record: z.infer<typeof recordSchema>): void {
  const partial = `${path}.tam`
  const file = openSync(partial, 'w')
  try {
    writeSync(file, JSON.stringify(record))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(partial, path)
}
