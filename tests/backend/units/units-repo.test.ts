import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '#backend/db/open-store.ts'
import { createUnitsRepo } from '#backend/units/units.repo.ts'

let folder: string
let db: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scc-units-repo-'))
  db = openStore(join(folder, 'so.db'))
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const unit = (code: string) =>
  ({
    code,
    kind: 'commune',
    name: `Xã ${code}`,
    parentId: null,
    validFrom: '1900-01-01',
    validTo: null,
    sortOrder: 0,
  }) as const

test('a unit that was written and rolled back is never told again', () => {
  const repo = createUnitsRepo(db)
  const codes = () => repo.all().map(({ code }) => code)
  const inSnapshot = () => db.transaction(codes).deferred()
  repo.insert(unit('A'))
  expect(inSnapshot()).toEqual(['A'])
  const failing = db.transaction(() => {
    repo.insert(unit('B'))
    expect(codes()).toEqual(['A', 'B'])
    throw new Error('no')
  })
  expect(failing).toThrow('no')
  expect(inSnapshot()).toEqual(['A'])
  expect(codes()).toEqual(['A'])
  db.transaction(() => repo.insert(unit('C'))).immediate()
  expect([inSnapshot(), codes(), inSnapshot()]).toEqual([
    ['A', 'C'],
    ['A', 'C'],
    ['A', 'C'],
  ])
})
