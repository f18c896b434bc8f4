import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { migrate } from '#backend/db/migrate.ts'
import { latestVersion, migrations } from '#backend/db/migrations/index.ts'
import { applicationId, openStore, type Store } from '#backend/db/open-store.ts'
import { indicators } from '#shared/indicators/catalogue.ts'

const schemaFile = join(import.meta.dirname, '../../src/main/backend/db/schema.sql')

/** SHA-256 of every shipped migration. A line here is added with its migration and never changed. */
const frozen: Readonly<Record<string, string>> = {
  '0001-initial': 'c771ae0934377fc15dc75000ed8bed15fd369798ff7dbf6ba74cdbd43124b9b4',
  '0002-people-and-approval': 'fe2501c3128a243419d28b29d53f04c9c64f3135a53f2c49a71392ecf8f31dd4',
  '0003-importing': '2070d47e8a9b3be46bfe9c7668bb59605479447fe9ee0a345e24b083782c3687',
  '0004-records': '23b2b56bc83b4f1e9c944b7098590db45ee6a132e9595686810f621ce63f6003',
  '0005-province': '929a397c96185d6d24f401943d20debdcc7a0e081071f13ed9f8c450cbf4c23d',
}

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** The whole schema as text, tables first, each object after its table. */
function schemaOf(db: Store): string {
  const rows = db
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, tbl_name, name`,
    )
    .all()
  return rows.map((row) => `${row.sql};\n`).join('\n')
}

describe('the schema', () => {
  it('of a new store is the reviewed one in schema.sql', async () => {
    const db = openStore(join(dir, 'new.db'))
    await expect(schemaOf(db)).toMatchFileSnapshot(schemaFile)
    db.close()
  })

  it('is made in one transaction from nothing, and again changes nothing', () => {
    const db = new Database(join(dir, 'bare.db'))
    migrate(db, applicationId)
    const made = schemaOf(db)
    expect(db.pragma('user_version', { simple: true })).toBe(latestVersion)
    migrate(db, applicationId)
    expect(schemaOf(db)).toBe(made)
    db.close()
  })

  it('is not left half-made when a migration cannot finish', () => {
    const db = new Database(join(dir, 'bare.db'))
    db.exec('CREATE TABLE month_sums (already TEXT)')
    expect(() => migrate(db, applicationId)).toThrow(/month_sums/)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual(['month_sums'])
    expect(db.pragma('user_version', { simple: true })).toBe(0)
    expect(db.pragma('application_id', { simple: true })).toBe(0)
    db.close()
  })

  it('keeps every table strict', () => {
    const db = openStore(join(dir, 'new.db'))
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
    expect(loose).toEqual([])
    db.close()
  })

  it('adds up the totals that the catalogue adds up', () => {
    const db = openStore(join(dir, 'new.db'))
    const stored = db.prepare("SELECT total || '=' || part FROM total_parts").pluck().all().map(String).sort()
    const catalogue = indicators
      .filter((one) => one.type === 'flow')
      .flatMap((one) => (one.parts ?? []).map((part) => `${one.code}=${part}`))
      .sort()
    expect(stored).toEqual(catalogue)
    db.close()
  })
})

describe('the migrations', () => {
  it('are numbered without a gap, in order', () => {
    const numbers = migrations.map((migration) => Number(migration.slug.slice(0, 4)))
    expect(numbers).toEqual(migrations.map((_, index) => index + 1))
  })

  it('are the ones that were shipped, to the letter', () => {
    const hashes = Object.fromEntries(
      migrations.map(({ slug, sql }) => [slug, createHash('sha256').update(sql).digest('hex')]),
    )
    expect(hashes).toEqual(frozen)
  })
})
