import { createHash } from 'node:crypto'
import type { ForeignFile, UnderstandPort, UnderstoodFile } from '#backend/excel/understand-port.ts'
import type { PlainCell } from '#shared/importing/plain-workbook.schema.ts'
import type { ImportChoices } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { type AnyForm, isUnitForm } from '#shared/reports/table-form.schema.ts'
import type { Clock } from '../backend-ports.ts'
import type { UnitsService } from '../units/units.service.ts'
import type { ImportMemory } from './memory.service.ts'
import type { NearbyAnswers } from './nearby-answers.service.ts'

interface Parts {
  readonly port: Pick<UnderstandPort, 'understand' | 'cells'>
  readonly units: Pick<UnitsService, 'requireWorkspace' | 'allRows' | 'otherUnits'>
  readonly memory: Pick<ImportMemory, 'mappings' | 'aliasesFor'>
  /** Every version of every form. */
  readonly forms: () => readonly AnyForm[]
  readonly clock: Clock
}

/** A file to be understood, with whom it came from and what was decided. */
export interface UnderstandRequest {
  readonly file: ForeignFile
  readonly sender: string
  readonly choices: ImportChoices
  readonly nearby: NearbyAnswers
}

export type ForeignFilesService = ReturnType<typeof createForeignFiles>

/** Understandings that are kept: a queue is gone through one by one, back and forth. */
const KEPT = 4

/** Understands foreign files with all that the book knows: its rows, its forms and what it was taught. */
export function createForeignFiles({ port, units, memory, forms, clock }: Parts) {
  const kept = new Map<string, Promise<UnderstoodFile>>()

  function contextFor({ file, sender, nearby }: UnderstandRequest): UnderstandingContext {
    const { unit } = units.requireWorkspace()
    const all = forms()
    return {
      fileName: file.isText ? '' : file.name,
      today: clock.today(),
      ownUnit: { code: unit.code, name: unit.name },
      rows: units
        .allRows()
        .map(({ code, kind, name, validFrom, validTo }) => ({ code, kind, name, validFrom, validTo })),
      otherUnits: units.otherUnits(),
      mappings: memory.mappings(),
      aliases: [...memory.aliasesFor(sender), ...nearby.names],
      nearby: nearby.columns,
      forms: all.filter(isUnitForm).filter(({ level }) => level === undefined),
      otherForms: all
        .filter((form) => !isUnitForm(form) || form.level !== undefined)
        .map(({ id, name }) => ({ id, name })),
    }
  }

  /** @throws DomainError `read/…` for a file that is not read, `units/not-configured` */
  function understand(request: UnderstandRequest): Promise<UnderstoodFile> {
    const context = contextFor(request)
    const { file, choices } = request
    const key = sha256([file.hash, file.name, JSON.stringify(choices), JSON.stringify(context)].join('\n'))
    const known = kept.get(key) ?? port.understand(file, context, choices)
    kept.delete(key)
    kept.set(key, known)
    known.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return known
  }

  return {
    understand,
    cells: (file: ForeignFile, sheet: number, firstRow: number, rowCount: number): Promise<readonly PlainCell[]> =>
      port.cells(file, sheet, firstRow, rowCount),
  }
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
