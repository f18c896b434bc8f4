import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources } from '#tests/architecture/source-files.ts'

const root = join(import.meta.dirname, '../..')
const idPattern = /\bWIN-\d\d\b/g

/** Rows of the table: the number of the point, and the ids it names. */
function rowsOf(text: string): { readonly point: number; readonly ids: readonly string[] }[] {
  return [...text.matchAll(/^\| (\d+) \|.*\| ([^|]*) \|$/gm)].map(([, point, ids = '']) => ({
    point: Number(point),
    ids: ids.match(idPattern) ?? [],
  }))
}

/** Ids in the titles of tests that run: skipped ones and words in comments or texts do not count. */
function testedIds(text: string): readonly string[] {
  const titles = [...text.matchAll(/^\s*test\(\s*(['"`])(.*?)\1/gm)].map(([, , title = '']) => title)
  return titles.flatMap((title) => title.match(idPattern) ?? [])
}

const rows = rowsOf(readFileSync(join(root, 'docs/adr/0006-window-security.md'), 'utf8'))
const tested = new Set(
  readSources('tests')
    .filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path))
    .flatMap(({ text }) => testedIds(text)),
)

test('the table has the twenty points in their order, each with an id of its own', () => {
  expect(rows.map(({ point }) => point)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(rows.filter(({ ids }) => ids.length === 0)).toEqual([])
  const all = rows.flatMap(({ ids }) => ids)
  expect(new Set(all).size).toBe(all.length)
})

test('every id of the table is in the title of a test, and every id in a title is in the table', () => {
  const named = rows.flatMap(({ ids }) => ids)
  expect(named.filter((id) => !tested.has(id))).toEqual([])
  expect([...tested].filter((id) => !named.includes(id))).toEqual([])
})

test('control: ids are found in titles that run, on one line or the next, and nowhere else', () => {
  expect(testedIds("test('WIN-01 WIN-02: a', () => {})\n  test(`WIN-03: ${b}`, () => {})")).toHaveLength(3)
  expect(testedIds("test(\n  'WIN-01: a long title',\n  () => {})")).toEqual(['WIN-01'])
  expect(testedIds("test.skip('WIN-01: a', run)\ntest.fixme('WIN-02: b', run)\n// test('WIN-03: c')")).toEqual([])
  expect(testedIds("expect(text, 'WIN-01').toBe('WIN-02')")).toEqual([])
})

test('control: rows are read with their ids, other tables are not', () => {
  expect(rowsOf('| 7 | Policy | how | where | WIN-07 WIN-21 |\n| a | b |\n| 8 | none | how | where | – |')).toEqual([
    { point: 7, ids: ['WIN-07', 'WIN-21'] },
    { point: 8, ids: [] },
  ])
})
