import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFormCatalogue } from '#backend/reports/form-catalogue.ts'
import { carriedFormText, formOfSheet } from '#shared/reports/form-versions.rules.ts'
import type { FormDefinition } from '#shared/reports/reports.schema.ts'
import { isUnitForm } from '#shared/reports/table-form.schema.ts'
import { createRandom } from '../../../src/main/cli/sample/seeded-random.ts'
import { projectDir } from '#tests/support/test-book.ts'

const found = loadFormCatalogue(join(projectDir, 'resources')).version('BM01', 1)
if (found === undefined || !isUnitForm(found)) throw new Error('BM01 is gone')
const bm01: FormDefinition = found
const on = '2023-04-14'
const seed = 66

/** A version after another, with a few columns renamed, removed and (under codes never used before) added. */
function nextVersion(form: FormDefinition, random: ReturnType<typeof createRandom>): FormDefinition {
  const version = form.version + 1
  const renamed: Record<string, string> = {}
  const removed: string[] = []
  const columns = form.columns.flatMap((column, index) => {
    const dice = index < 2 ? 9 : random.between(0, 9)
    if (dice === 0) removed.push(column.code)
    if (dice === 1) renamed[column.code] = `${column.code}_${version}`
    return dice === 0 ? [] : [{ ...column, code: renamed[column.code] ?? column.code, sumOf: [] }]
  })
  const source = bm01.columns[random.between(2, bm01.columns.length - 1)]?.source ?? { kind: 'notes' as const }
  const added = { code: `NEW_${version}`, label: `Cột ${version}`, widthChars: 5, source }
  const all = [...columns, added]
  return {
    ...form,
    version,
    columns: all,
    header: all.map(({ code }) => code),
    changes: [...form.changes, { version, text: 'đổi', added: [added.code], removed, renamed }],
  }
}

/** Where each column of a version began: what a code stands for, told apart from the logs by following the columns. */
function originsOf(versions: readonly FormDefinition[]): Map<string, string>[] {
  const all: Map<string, string>[] = []
  for (const [index, form] of versions.entries()) {
    const before = all[index - 1]
    const { added = [], renamed = {} } = form.changes.at(-1) ?? {}
    const former = new Map(Object.entries(renamed).map(([old, now]) => [now, old]))
    const origin = (code: string): string =>
      before === undefined || added.includes(code)
        ? `${form.version} ${code}`
        : (before.get(former.get(code) ?? code) ?? '')
    all.push(new Map(form.columns.map(({ code }) => [code, origin(code)])))
  }
  return all
}

describe('a sheet of another version', () => {
  it(`is read by exactly the columns that both versions have, in either direction, for 200 random histories (seed ${seed})`, () => {
    const random = createRandom(seed)
    for (let round = 0; round < 200; round += 1) {
      const versions = [bm01]
      for (let step = random.between(1, 5); step > 0; step -= 1)
        versions.push(nextVersion(versions.at(-1) ?? bm01, random))
      const origins = originsOf(versions)
      const at = random.between(1, versions.length - 1)
      const sheet = versions[at] ?? bm01
      const known = versions.slice(0, random.between(1, at))
      const own = new Set(origins[known.length - 1]?.values())
      const answer = formOfSheet(
        known,
        { formId: 'BM01', formVersion: sheet.version, formText: carriedFormText(sheet) },
        on,
      )
      if (answer === null || !('form' in answer)) throw new Error('not read')
      const expected = sheet.columns
        .filter(({ code }) => !own.has(origins[at]?.get(code) ?? ''))
        .map(({ code }) => code)
      expect([...answer.unread]).toEqual(expected)
      const later = formOfSheet(
        versions.filter((form) => form !== sheet),
        { formId: 'BM01', formVersion: sheet.version, formText: carriedFormText(sheet) },
        on,
      )
      if (later === null || !('form' in later)) throw new Error('not read')
      const end = new Set((at === versions.length - 1 ? origins[at - 1] : origins.at(-1))?.values())
      expect([...later.unread]).toEqual(
        sheet.columns.filter(({ code }) => !end.has(origins[at]?.get(code) ?? '')).map(({ code }) => code),
      )
    }
  })

  it('is not read where it carries no form, or one that is not of its marks', () => {
    const second = { ...bm01, version: 2, changes: [...bm01.changes, { version: 2, text: 'chữ' }] }
    const marks = { formId: 'BM01', formVersion: 2 }
    expect(formOfSheet([bm01], marks, on)).toEqual({ own: 1, missing: 2 })
    for (const formText of ['', '{}', carriedFormText({ ...second, version: 3 })])
      expect(formOfSheet([bm01], { ...marks, formText }, on)).toEqual({ own: 1, missing: 2 })
    expect(formOfSheet([], marks, on)).toBeNull()
  })

  it('takes nothing from a column that keeps its code and counts something else', () => {
    const columns = bm01.columns.map((column) =>
      column.code === 'EID_APP' ? { ...column, source: { kind: 'flow' as const, indicator: 'EID_ACT' } } : column,
    )
    const second = { ...bm01, version: 2, columns, changes: [...bm01.changes, { version: 2, text: 'đổi' }] }
    const answer = formOfSheet([bm01], { formId: 'BM01', formVersion: 2, formText: carriedFormText(second) }, on)
    expect(answer).toMatchObject({ unread: new Set(['EID_APP']), reading: { notRead: ['Phê duyệt trong ngày'] } })
  })
})
