/** Whose a table is that names no unit in its rows: from the name of its sheet, its title, the name of the file. */
import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { KnownRow } from './understanding-context.ts'

export interface FixedUnit {
  readonly code: string
  readonly confidence: number
  readonly reason: string
}

export interface UnitSource {
  readonly name: string
  readonly texts: readonly string[]
  readonly confidence: number
}

/** The texts that may say whose a table is, in the order of trust. */
export function unitSources({ grid, title }: FoundTable, fileName: string): UnitSource[] {
  return [
    { name: 'tên trang', texts: [grid.name], confidence: 95 },
    { name: 'tên bảng', texts: title.map(({ text }) => text), confidence: 95 },
    { name: 'tên tệp', texts: [fileName], confidence: 90 },
  ]
}

/** Sources that name different rows of the book leave it open: `candidates` are offered then. */
export function findFixedUnit(
  sources: readonly UnitSource[],
  rows: readonly KnownRow[],
  signs: CellSigns,
): { unit: FixedUnit | null; candidates: readonly string[] } {
  const found = sources.map((source) => ({
    source,
    codes: new Set(source.texts.flatMap((text) => unitsNamedIn(text, rows, signs))),
  }))
  const candidates = [...new Set(found.flatMap(({ codes }) => [...codes]))]
  const [code] = candidates
  const best = found.find(({ codes }) => codes.size > 0)?.source
  if (code === undefined || candidates.length > 1 || best === undefined) return { unit: null, candidates }
  return { unit: { code, confidence: best.confidence, reason: `đơn vị theo ${best.name}` }, candidates }
}

/** After a name in running text; another word could be part of a longer name. */
const END =
  /^(?:$|[\s]*[,.;:()\-–/|]|\s+(?:ngày|tháng|tuần|quý|năm|từ|đến|tính|huyện|tỉnh|thị xã|thành phố|quận|báo cáo|gửi|\d))/

function unitsNamedIn(text: string, rows: readonly KnownRow[], signs: CellSigns): string[] {
  const whole = [text, text.split(':').slice(1).join(':'), text.replace(/\.[a-z]{2,4}$/i, '')]
  for (const one of whole) {
    const match = one.trim() === '' ? null : signs.unit(one.trim())
    if (match?.kind === 'match') return [match.code]
  }
  const key = nameKey(text.replaceAll('_', ' '))
  return rows.flatMap(({ code, name }) => (isNamedIn(key, nameKey(name)) ? [code] : []))
}

function isNamedIn(key: string, name: string): boolean {
  if (!name.includes(' ')) return false
  for (let at = key.indexOf(name); at >= 0; at = key.indexOf(name, at + 1)) {
    const before = key.slice(0, at)
    const after = key.slice(at + name.length)
    if ((before === '' || /[\s:,(–-]$/.test(before)) && END.test(after)) return true
  }
  return false
}
