import Database from 'better-sqlite3'
import type { LocalDate } from '#shared/kernel/local-date.ts'
import { flows } from './province-scale-store.ts'

/** Days are counted from here so that each cell of a year has a place in an array. */
const DAY_MS = 86_400_000

/**
 * A year folded again from its revisions by code of its own, beside what the book says: per unit and flow the newest
 * revision of each day, added up.
 */
export function recompute(path: string, from: LocalDate, to: LocalDate): string {
  const db = new Database(path, { readonly: true })
  db.pragma('cache_size = -65536')
  const places = new Map<string, number>(flows.map((code, place) => [code, place]))
  const first = Date.parse(from) / DAY_MS
  const days = Date.parse(to) / DAY_MS - first + 1
  const units = new Map<number, Int32Array>()
  const dayOf = new Map<string, number>()
  let read = 0
  for (const [unit, code, on, value] of db
    .prepare<[string, string], [number, string, string, number | null]>(
      `SELECT unit_id, indicator, from_on, value FROM revisions
       WHERE from_on BETWEEN ? AND ? AND from_on = to_on AND channel = 'FIXED' ORDER BY id`,
    )
    .raw()
    .iterate(from, to)) {
    const place = places.get(code)
    if (place === undefined) continue
    let day = dayOf.get(on)
    if (day === undefined) dayOf.set(on, (day = Date.parse(on) / DAY_MS - first))
    let cells = units.get(unit)
    if (cells === undefined) units.set(unit, (cells = new Int32Array(flows.length * days)))
    cells[place * days + day] = value ?? 0
    read += 1
  }
  const kept = db
    .prepare<[number, string, string, string], number>(
      `SELECT sum(value) FROM postings WHERE unit_id = ? AND indicator = ? AND from_on BETWEEN ? AND ? AND from_on = to_on AND channel = 'FIXED'`,
    )
    .pluck()
  const wrong = [...units].flatMap(([unit, cells]) =>
    flows.filter((code, place) => {
      const own = cells.subarray(place * days, (place + 1) * days).reduce((sum, value) => sum + value, 0)
      return (kept.get(unit, code, from, to) ?? 0) !== own
    }),
  )
  db.close()
  return `${read.toLocaleString('vi')} số của một năm tính lại: ${wrong.length === 0 ? 'khớp' : `KHÔNG KHỚP ở ${wrong.length} chỗ`}`
}
