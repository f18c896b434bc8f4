import { expect, test } from 'vitest'
import { exceptions } from './import-rules.ts'
import { readSources, type SourceFile } from './source-files.ts'
import { badNames, forbiddenImports, strayUses, tooLong, type Violation } from './violations.ts'

const source = readSources('src')
const everything = [...source, ...readSources('tests'), ...readSources('scripts')]
const code = source.filter(({ path }) => !path.endsWith('.css'))

const line = ({ file, what }: Violation): string => `${file} → ${what}`
const isException = (violation: Violation): boolean =>
  exceptions.some(({ file, what }) => file === violation.file && what === violation.what)
const unexcused = (violations: readonly Violation[]): string[] =>
  violations.filter((violation) => !isException(violation)).map(line)

test('each layer imports only what it may', () => {
  expect(unexcused(forbiddenImports(code))).toEqual([])
})

test('what has one home is used only there', () => {
  expect(unexcused(strayUses(code))).toEqual([])
})

test('no file is too long', () => {
  expect(tooLong(everything).map(line)).toEqual([])
})

test('files are named in kebab case, by what they are, and none is a barrel', () => {
  expect(badNames(everything).map(line)).toEqual([])
})

test('every exception is still needed and says why', () => {
  const broken = [...forbiddenImports(code), ...strayUses(code)].map(line)
  expect(exceptions.filter((entry) => entry.reason === '' || !broken.includes(line(entry)))).toEqual([])
})

const file = (path: string, text: string): SourceFile => ({ path, text })

test.each([
  file('src/shared/kernel/ratio.ts', "import { z } from '#shared/units/units.schema.ts'"),
  file('src/shared/units/units.rules.ts', "import { readFileSync } from 'node:fs'"),
  file('src/shared/units/units.rules.ts', "import { unitsContract } from '#shared/figures/figures.contract.ts'"),
  file('src/main/backend/units/units.repo.ts', "import { x } from '../figures/figures.repo.ts'"),
  file('src/main/backend/units/units.repo.ts', "import { x } from './units.service.ts'"),
  file('src/main/backend/units/units.service.ts', "import { x } from '#backend/figures/figures.repo.ts'"),
  file(
    'src/main/backend/units/units.service.ts',
    "import type { DayRow, DaysRepo } from '#backend/figures/days.repo.ts'",
  ),
  file('src/main/backend/units/units.handlers.ts', "import { x } from './units.repo.ts'"),
  file('src/main/backend/db/open-store.ts', "import { x } from '../units/units.repo.ts'"),
  file('src/main/backend/excel/write-workbook.ts', "import { x } from '#backend/reports/reports.service.ts'"),
  file('src/main/backend/rpc/dispatcher.ts', "import { app } from 'electron'"),
  file('src/main/shell/main-window.ts', "import { x } from '#backend/units/units.service.ts'"),
  file('src/main/cli/index.ts', "import { x } from '#backend/figures/figures.repo.ts'"),
  file('src/preload/index.ts', "import { contract } from '#shared/contract/contract.ts'"),
  file('src/renderer/src/ui/card.tsx', "import { x } from '#renderer/features/units/units-screen.tsx'"),
  file('src/renderer/src/features/units/screen.tsx', "import { x } from '#renderer/features/figures/grid.tsx'"),
  file('src/renderer/src/features/units/screen.tsx', "const x = await import('#backend/create-backend.ts')"),
  file('src/other/thing.ts', ''),
])('control: the import in $path is caught: $text', (violating) => {
  expect(forbiddenImports([violating])).toHaveLength(1)
})

test.each([
  file('src/main/cli/index.ts', "import electron from 'electron'"),
  file('src/main/backend/units/units.service.ts', "import Database from 'better-sqlite3'"),
  file('src/main/backend/reports/reports.service.ts', "import { zipSync } from 'fflate'"),
  file('src/main/backend/units/units.service.ts', "db.prepare('SELECT 1 FROM units')"),
  file('src/main/shell/app-menu.ts', 'ipcMain.handle("x", run)'),
  file('src/renderer/src/features/units/screen.tsx', "window.soCanCuoc.invoke('x', {})"),
  file('src/main/backend/units/units.service.ts', 'const at = new Date().toISOString()'),
  file('src/main/backend/units/units.service.ts', 'const id = randomUUID()'),
])('control: the stray use in $path is caught: $text', (violating) => {
  expect(strayUses([violating])).toHaveLength(1)
})

test.each([
  file('src/shared/kernel/Ratio.ts', ''),
  file('src/shared/kernel/date_text.ts', ''),
  file('src/shared/kernel/string-utils.ts', ''),
  file('src/renderer/src/helpers/card.tsx', ''),
  file('src/shared/units/index.ts', ''),
])('control: the name $path is caught', (violating) => {
  expect(badNames([violating])).toHaveLength(1)
})

test('control: a file over its limit is caught, a longer test is not', () => {
  const text = '\n'.repeat(401)
  expect(tooLong([file('src/a.ts', text), file('tests/a.test.ts', text)])).toEqual([
    { file: 'src/a.ts', what: '401 lines' },
  ])
})
