import { decidedNames, isDecided, type NamedRow, namingCells } from '#shared/importing/learnt-names.rules.ts'
import { decodeLegacyText } from '#shared/importing/legacy-text.rules.ts'
import type { ForeignFilesService } from './foreign-files.service.ts'
import type { ImportHeads } from './import-heads.service.ts'
import type { ImportRow } from './imports.repo.ts'
import type { NewAlias } from './memory.service.ts'
import type { PlanSubject } from './previews.service.ts'

interface Parts {
  readonly heads: Pick<ImportHeads, 'fileOf'>
  readonly files: Pick<ForeignFilesService, 'cells'>
}

/** Spellings of unit names that a person settled in an import. */
export function createLearntNames({ heads, files }: Parts) {
  async function textAt(row: ImportRow, { sheet, row: at, column }: NamedRow): Promise<string | null> {
    const file = heads.fileOf(row)
    const cells = file === undefined ? [] : await files.cells(file, sheet, at, 1)
    const cell = cells.find((one) => one.column === column)
    if (cell === undefined) return null
    const decoded = decodeLegacyText(cell.text, cell.font)
    // What is not certain to be read is not remembered either.
    return decoded.kind === 'text' ? decoded.text : null
  }

  return {
    async decidedIn(row: ImportRow, { choices, understood }: PlanSubject): Promise<NewAlias[]> {
      const found: NewAlias[] = []
      for (const named of namingCells(choices, understood.understanding)) {
        const text = await textAt(row, named)
        if (text !== null && isDecided(choices, named, text)) found.push({ text, unitCode: named.unitCode })
      }
      return decidedNames(found)
    },
  }
}
