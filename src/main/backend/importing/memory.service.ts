import type { Output, ParsedInput } from '#shared/contract/contract.ts'
import { decodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import { rememberedColumns } from '#shared/importing/header-fingerprint.rules.ts'
import type { UnderstoodTable } from '#shared/importing/understanding.schema.ts'
import type { LearntAlias, RememberedMapping } from '#shared/importing/understanding-context.ts'
import { findIndicator } from '#shared/indicators/indicators.rules.ts'
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { Clock } from '../backend-ports.ts'
import { DomainError } from '../rpc/domain-error.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { MemoryRepo } from './memory.repo.ts'

interface Parts {
  readonly repo: MemoryRepo
  readonly units: Pick<UnitsService, 'byCode' | 'requireWorkspace'>
  readonly clock: Clock
  readonly transaction: <T>(run: () => T) => T
}

/** A spelling that a person matched with a row. */
export interface NewAlias {
  readonly text: string
  readonly unitCode: string
}

export type ImportMemory = ReturnType<typeof createImportMemory>

/** What was learnt of headers and of spellings of unit names; a person may read, mend, hand on and forget it. */
export function createImportMemory({ repo, units, clock, transaction }: Parts) {
  const columnsOf = (text: string): Record<string, string> => JSON.parse(text) as Record<string, string>

  function put(
    { mappings, aliases }: ParsedInput<'importing.putMemory'>,
    author: string,
  ): Output<'importing.putMemory'> {
    const known = units.byCode()
    const unknown = [...new Set(aliases.map(({ unitCode }) => unitCode).filter((code) => !known.has(code)))]
    if (unknown.length > 0) throw new DomainError('units/unknown', { codes: unknown })
    const bad = mappings.filter(({ columns }) => !Object.values(columns).every(isMeaning))
    if (bad.length > 0)
      throw new DomainError('importing/bad-mapping', { fingerprints: bad.map(({ fingerprint }) => fingerprint) })
    const stamp = { updatedAt: clock.instant(), updatedBy: author }
    for (const { fingerprint, name, columns } of mappings)
      repo.putMapping({ fingerprint, name, columns: JSON.stringify(columns), uses: 0, ...stamp })
    for (const { sender, text, unitCode } of aliases)
      repo.putAlias({ sender, key: nameKey(text), text, unitCode, ...stamp })
    return { mappings: mappings.length, aliases: aliases.length }
  }

  return {
    listMemory(): Output<'importing.listMemory'> {
      units.requireWorkspace()
      return {
        mappings: repo.mappings().map((one) => ({ ...one, columns: columnsOf(one.columns) })),
        aliases: repo.aliases().map(({ key: _key, ...alias }) => alias),
      }
    },
    putMemory: (input: ParsedInput<'importing.putMemory'>, author: string): Output<'importing.putMemory'> =>
      transaction(() => {
        units.requireWorkspace()
        return put(input, author)
      }),
    forgetMemory({ fingerprints, aliases }: ParsedInput<'importing.forgetMemory'>): Record<string, never> {
      transaction(() => {
        units.requireWorkspace()
        for (const fingerprint of fingerprints) repo.forgetMapping(fingerprint)
        for (const { sender, text } of aliases) repo.forgetAlias(sender, nameKey(text))
      })
      return {}
    },
    /** Headers that mean something this program still has. */
    mappings: (): RememberedMapping[] =>
      repo.mappings().map(({ fingerprint, columns }) => ({ fingerprint, columns: columnsOf(columns) })),
    /** Spellings of a sender, those of any sender first: the sender's own count where both are there. */
    aliasesFor(sender: string): LearntAlias[] {
      const found = repo.aliases()
      const learnt = new Map(
        [...found.filter((one) => one.sender === ''), ...found.filter((one) => one.sender === sender)].map((one) => [
          one.key,
          one.unitCode,
        ]),
      )
      return Array.from(learnt, ([key, unitCode]) => ({ key, unitCode }))
    },
    /** Remembers what an import showed to be right; the caller holds the transaction. */
    learn(
      { name, sender, author }: { readonly name: string; readonly sender: string; readonly author: string },
      tables: readonly UnderstoodTable[],
      aliases: readonly NewAlias[],
    ): void {
      const stamp = { updatedAt: clock.instant(), updatedBy: author }
      const known = new Map(repo.mappings().map(({ fingerprint, columns }) => [fingerprint, columnsOf(columns)]))
      for (const table of tables) {
        if (table.origin === 'own-export' || table.fingerprint === '') continue
        // Messages of one kind name other indicators every day; what was known of the others stays.
        const columns = { ...known.get(table.fingerprint), ...rememberedColumns(table) }
        known.set(table.fingerprint, columns)
        if (Object.keys(columns).length === 0) continue
        repo.putMapping({
          fingerprint: table.fingerprint,
          name: name.slice(0, 120),
          columns: JSON.stringify(columns),
          uses: 1,
          ...stamp,
        })
      }
      for (const { text, unitCode } of aliases) {
        const shown = text.trim().slice(0, 200)
        if (shown !== '') repo.putAlias({ sender, key: nameKey(shown), text: shown, unitCode, ...stamp })
      }
    },
  }
}

/** A meaning this program has, of an indicator it has. */
function isMeaning(text: string): boolean {
  const meaning = decodeMeaning(text)
  if (meaning === null) return false
  return 'indicator' in meaning ? findIndicator(meaning.indicator) !== undefined : true
}
