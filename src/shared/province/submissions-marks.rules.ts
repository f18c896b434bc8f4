/**
 * What a file says of itself, held against itself: every mark that survived must say the same to the letter, the figures
 * kept in them must give the hash, and all of it the check code. Marks that were changed together with their hash are
 * not told from true ones: only a signature could.
 */
import { figuresHash, sha256 } from '#shared/importing/own-export-hash.rules.ts'
import { readMarkTexts } from '#shared/importing/own-export-marks.rules.ts'
import type { PlainWorkbook } from '#shared/importing/plain-workbook.schema.ts'
import { checkCodeOf, checkedText } from '#shared/reports/check-code.rules.ts'
import { metaHeadline, metaNames } from '#shared/reports/sheet-marks.rules.ts'
import { type SheetMeta, sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import { placeOf } from '#shared/importing/address-set.rules.ts'
import type { SubmissionRefusal } from './submissions.schema.ts'

/** A description with everything that a sheet is verified by. */
export type WholeMeta = SheetMeta & {
  readonly [K in 'chain' | 'checkCode' | 'controls' | 'printed']: NonNullable<SheetMeta[K]>
}

export type MarksReading =
  /** No sheet of this product: what anybody may have typed. */
  | { readonly kind: 'none' }
  /** `meta`: what can still be told of the file. */
  | { readonly kind: 'refused'; readonly refusal: SubmissionRefusal; readonly meta: SheetMeta | null }
  | { readonly kind: 'agreed'; readonly meta: WholeMeta; readonly lost: readonly ('sheet' | 'xml' | 'names')[] }

const SCHEMA_VERSION = 1

/** Reads the marks of a file and refuses what does not hold together. */
export function readSubmissionMarks(workbook: PlainWorkbook): MarksReading {
  const { sheet, xml, names } = readMarkTexts(workbook)
  if (sheet === null && xml === null && names === null) return { kind: 'none' }
  const described = [sheet, xml].filter((texts) => texts !== null)
  const raw = described.map((texts) => parsedJson(texts.get('json') ?? ''))
  if (raw.some((one) => versionOf(one) > SCHEMA_VERSION)) return refused('submission/newer-program', null)
  const [meta = null] = raw.flatMap((one) => sheetMetaSchema.safeParse(one).data ?? [])
  if (meta === null)
    return refused(described.length === 0 ? 'submission/marks-lost' : 'submission/marks-contradict', null)
  const agree =
    new Set(raw.map((one) => JSON.stringify(one))).size === 1 &&
    described.every((texts) => saysHeadline(texts, meta)) &&
    (names === null || saysNames(names, meta))
  if (!agree) return refused('submission/marks-contradict', meta)
  if (!isWholeMeta(meta)) return refused('submission/older-program', meta)
  if (!isConsistent(meta)) return refused('submission/marks-altered', meta)
  const lost = (['sheet', 'xml', 'names'] as const).filter((mark) => ({ sheet, xml, names })[mark] === null)
  return { kind: 'agreed', meta, lost }
}

function refused(code: string, meta: SheetMeta | null): MarksReading {
  return { kind: 'refused', refusal: { code, data: {} }, meta }
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function versionOf(raw: unknown): number {
  const isOurs = typeof raw === 'object' && raw !== null && 'product' in raw && raw.product === 'so-can-cuoc'
  return isOurs && 'schemaVersion' in raw && typeof raw.schemaVersion === 'number' ? raw.schemaVersion : 0
}

function saysHeadline(texts: ReadonlyMap<string, string>, meta: SheetMeta): boolean {
  return Object.entries(metaHeadline(meta)).every(([key, text]) => texts.get(key) === text)
}

/** Also no total more than the sheet has. */
function saysNames(names: ReadonlyMap<string, string>, meta: SheetMeta): boolean {
  const expected = new Map(metaNames(meta).map(({ name, text }) => [name, text]))
  const hasAll = Array.from(expected).every(([name, text]) => names.get(name) === text)
  return hasAll && Array.from(names.keys()).every((name) => expected.has(name) || !name.startsWith('SCC_TOTAL_'))
}

/** False for what an older program exported: too little to be verified by. */
export function isWholeMeta(meta: SheetMeta): meta is WholeMeta {
  const { chain, checkCode, controls, printed } = meta
  return chain !== undefined && checkCode !== undefined && controls !== undefined && printed !== undefined
}

function isConsistent(meta: WholeMeta): boolean {
  const { valuesHash, printed, cells, checkCode } = meta
  const addresses = Object.keys(printed.values)
  if (addresses.length !== Object.keys(cells).length || !addresses.every((address) => Object.hasOwn(cells, address)))
    return false
  const kept = Object.entries(printed.values).flatMap(([address, value]) => {
    const place = placeOf(address)
    return place === null ? [] : [{ address, value, ...place }]
  })
  if (kept.length !== addresses.length || figuresHash(kept) !== valuesHash) return false
  return checkCodeOf(sha256(checkedText(meta))) === checkCode
}
