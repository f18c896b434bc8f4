import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { tempFolder } from '#tests/support/temp-folder.ts'
import { projectDir } from '#tests/support/test-book.ts'

const folder = tempFolder()
const formPath = (name: string) => join(folder, 'forms', name)

beforeEach(() => cpSync(join(projectDir, 'resources/forms'), join(folder, 'forms'), { recursive: true }))

function addVersion(name: string, changes: Record<string, unknown>): void {
  const form = JSON.parse(readFileSync(formPath('BM01.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(formPath(name), JSON.stringify({ ...form, ...changes }))
}

describe('the forms', () => {
  test('are found in the version that was in force on a day', () => {
    addVersion('BM01-v3.json', { version: 3, effectiveFrom: '2024-07-01' })
    addVersion('BM01-v2.json', { version: 2, effectiveFrom: '2023-05-01' })
    const forms = loadFormCatalogue(folder)
    const days = ['2021-12-31', '2022-01-01', '2023-04-30', '2023-05-01', '2024-06-30', '2024-07-01', '2030-01-01']
    expect(days.map((on) => forms.find('BM01', on)?.version)).toEqual([1, 1, 1, 2, 2, 3, 3])
    expect([1, 2, 3, 4].map((version) => forms.version('BM01', version)?.version)).toEqual([1, 2, 3, undefined])
    expect(forms.inForce('2023-06-01').map(({ id, version }) => [id, version])).toEqual([
      ['BM01', 2],
      ['BM02', 1],
      ['BM03', 1],
      ['BM04', 1],
      ['BM05', 1],
      ['BM06', 1],
      ['BM07', 1],
      ['BM08', 1],
      ['BM09', 1],
    ])
    expect(forms.find('BM99', '2023-05-01')).toBeUndefined()
  })

  test('are refused when one version is there twice or is no form', () => {
    addVersion('BM01-v2.json', { effectiveFrom: '2024-07-01' })
    expect(() => loadFormCatalogue(folder)).toThrow(/twice/)
    addVersion('BM01-v2.json', { version: 2, columns: [] })
    expect(() => loadFormCatalogue(folder)).toThrow(/BM01-v2/)
  })
})
