import { cellSpellings } from './cell-spellings.ts'
import { damagedStores } from './damaged-stores.ts'
import { diskFaults } from './disk-faults.ts'
import { hostilePage } from './hostile-page.ts'
import { hostileWorkbooks } from './hostile-workbooks.ts'
import { killBackup } from './kill-backup.ts'
import { killImport } from './kill-import.ts'
import { killMigration } from './kill-migration.ts'
import { killRecord } from './kill-record.ts'
import { killRestore } from './kill-restore.ts'
import { mutatedOwnExports } from './mutated-own-exports.ts'
import { mutatedSubmissions } from './mutated-submissions.ts'
import { mutatedWorkbooks } from './mutated-workbooks.ts'
import { numberSpellings } from './number-spellings.ts'
import { periodBoundaries } from './period-boundaries.ts'
import { powerCut } from './power-cut.ts'
import { randomHistories } from './random-histories.ts'
import { randomReorganisations } from './random-reorganisations.ts'
import { randomProvinces } from './random-provinces.ts'
import { randomSessionHistories } from './random-session-histories.ts'
import { recalculatedSheets } from './recalculate.ts'
import { rolesAndInputs } from './roles-and-inputs.ts'
import type { ReliabilityTest } from './reliability-test.ts'
import { tampering } from './tampering.ts'
import { unitNames } from './unit-names.ts'
import { untidyWorkbooks } from './untidy-workbooks.ts'

interface Row {
  readonly number: number
  readonly name: string
  readonly tests: readonly ReliabilityTest[]
  /** Where the row, or the rest of it, is tested: a feature not built yet, or another suite. */
  readonly note?: string
}

/** The fifteen tests of what may never be lost, be wrong or let anybody in, in their order. */
export const allTests: readonly Row[] = [
  {
    number: 1,
    name: 'kill -9',
    tests: [killRecord, killImport, killBackup, killRestore],
  },
  { number: 2, name: 'power cut', tests: [powerCut] },
  { number: 3, name: 'random histories', tests: [randomHistories, randomSessionHistories, recalculatedSheets] },
  {
    number: 4,
    name: 'mutated workbooks and packages',
    tests: [mutatedWorkbooks, untidyWorkbooks, mutatedOwnExports, mutatedSubmissions],
    note: 'gói số liệu: theo tính năng gói số liệu',
  },
  { number: 5, name: 'hostile corpus', tests: [hostileWorkbooks] },
  { number: 6, name: 'period boundaries × time zones', tests: [periodBoundaries] },
  { number: 7, name: 'I/O error and full disk', tests: [diskFaults] },
  { number: 8, name: 'backup and restore drill, damaged stores', tests: [damagedStores] },
  { number: 9, name: 'tampering', tests: [tampering] },
  { number: 10, name: 'forged and replayed packages', tests: [], note: 'chưa có: theo tính năng gói số liệu' },
  { number: 11, name: 'role × procedure, fuzzed input', tests: [rolesAndInputs] },
  { number: 12, name: 'hostile page', tests: [hostilePage] },
  {
    number: 13,
    name: 'spellings of numbers, dates and unit names',
    tests: [numberSpellings, cellSpellings, unitNames],
  },
  { number: 14, name: 'migrations', tests: [killMigration] },
  { number: 15, name: 'conservation of sums', tests: [randomProvinces, randomReorganisations] },
]
