/**
 * The marks by which a file is known as a sheet of this product: hidden sheet, custom XML part, defined names. Whichever
 * survives is enough; the first two also say where each figure stood and what it was.
 */
import { z } from 'zod'
import { localDateSchema } from '#shared/kernel/local-date.ts'
import { type SheetMeta, sheetMetaSchema } from '#shared/reports/sheet-model.schema.ts'
import type { PlainSheet, PlainWorkbook } from './plain-workbook.schema.ts'

export const META_SHEET = '_meta'

const PRODUCT = 'so-can-cuoc'

const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const headlineSchema = z.object({
  product: z.literal(PRODUCT),
  formId: z.string(),
  formVersion: whole,
  unitCode: z.string(),
  periodKind: z.string(),
  periodFrom: localDateSchema,
  periodTo: localDateSchema,
  sequence: whole.nullable().catch(null),
  valuesHash: z.string().nullable().catch(null),
  checkCode: z.string().nullable().catch(null),
})
/** What every mark says. */
export type OwnHeadline = z.infer<typeof headlineSchema>

interface Mark {
  readonly mark: 'sheet' | 'xml' | 'names'
  readonly headline: OwnHeadline
  readonly meta: SheetMeta | null
}

export interface OwnMarks {
  readonly survived: readonly Mark['mark'][]
  readonly headline: OwnHeadline
  /** The whole description, where the sheet or the part still has it. */
  readonly meta: SheetMeta | null
  /** How many rows the sheet had, and the total of each column of counts, by its code. */
  readonly rowCount: number | null
  readonly totals: ReadonlyMap<string, number>
  /** Two marks speak of different sheets: parts of two files were put together. */
  readonly contradict: boolean
}

/** Null when no mark survived. */
export function readOwnMarks(workbook: PlainWorkbook): OwnMarks | null {
  const found = [sheetMark(workbook), xmlMark(workbook), namesMark(workbook)].filter((one) => one !== null)
  const [first] = found
  if (first === undefined) return null
  const meta = found.find((one) => one.meta !== null)?.meta ?? null
  const names = new Map(Object.entries(workbook.textNames))
  return {
    survived: found.map(({ mark }) => mark),
    headline: first.headline,
    meta,
    rowCount: meta?.controls?.rows ?? whole.safeParse(names.get('SCC_ROWS')).data ?? null,
    totals: meta?.controls === undefined ? totalNames(names) : new Map(Object.entries(meta.controls.totals)),
    contradict: new Set(found.map(({ headline }) => identity(headline))).size > 1,
  }
}

/** What a mark must have in common with the others to be of the same sheet. */
type Identity = Readonly<Record<'formId' | 'unitCode' | 'periodFrom' | 'periodTo', string>> & {
  readonly formVersion: number
  readonly valuesHash: string | null
}

function identity({ formId, formVersion, unitCode, periodFrom, periodTo, valuesHash }: Identity): string {
  return [formId, formVersion, unitCode, periodFrom, periodTo, valuesHash].join(' ')
}

/** The marks as the file has them, text by text; null for one that did not survive. */
export interface MarkTexts {
  readonly sheet: ReadonlyMap<string, string> | null
  readonly xml: ReadonlyMap<string, string> | null
  /** The names that begin with `SCC_`. */
  readonly names: ReadonlyMap<string, string> | null
}

/** For holding every mark against the others; what is read of a file by meaning comes from `readOwnMarks`. */
export function readMarkTexts({ sheets, customXml, textNames }: PlainWorkbook): MarkTexts {
  const sheet = sheets.find(({ name }) => name.toLowerCase() === META_SHEET)
  const keyed = sheet === undefined ? null : keyedTexts(sheet)
  const xml = customXml.map(xmlTexts).find(isMark)
  const names = Object.entries(textNames).filter(([name]) => name.startsWith('SCC_'))
  return {
    sheet: keyed !== null && isMark(keyed) ? new Map([...keyed, ['json', joinedJson(keyed)]]) : null,
    xml: xml ?? null,
    names: names.length === 0 ? null : new Map(names),
  }
}

/** Also one whose product was overwritten: a mark that was touched is no lost one. */
function isMark(texts: ReadonlyMap<string, string>): boolean {
  return texts.has('product') || texts.has('formId')
}

function sheetMark({ sheets }: PlainWorkbook): Mark | null {
  const sheet = sheets.find(({ name }) => name.toLowerCase() === META_SHEET)
  if (sheet === undefined) return null
  const texts = keyedTexts(sheet)
  return toMark('sheet', texts, joinedJson(texts))
}

/** The description in its pieces `json.1`, `json.2`, … put together. */
function joinedJson(texts: ReadonlyMap<string, string>): string {
  return Array.from({ length: texts.size }, (_, index) => texts.get(`json.${index + 1}`) ?? '').join('')
}

/** Texts of column B by the keys of column A. */
function keyedTexts({ cells }: PlainSheet): Map<string, string> {
  const keys = new Map(cells.flatMap(({ row, column, value }) => (column === 1 ? [[row, String(value)]] : [])))
  return new Map(
    cells.flatMap(({ row, column, value, text }) => {
      const key = keys.get(row)
      return column === 2 && key !== undefined ? [[key, typeof value === 'string' ? value : text]] : []
    }),
  )
}

const ELEMENT = /<([A-Za-z]+)>([^<]*)<\/\1>/g
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function xmlMark({ customXml }: PlainWorkbook): Mark | null {
  const marks = customXml.map((xml) => {
    const texts = xmlTexts(xml)
    return toMark('xml', texts, texts.get('json') ?? '')
  })
  return marks.find((one) => one !== null) ?? null
}

function xmlTexts(xml: string): Map<string, string> {
  return new Map(Array.from(xml.matchAll(ELEMENT), ([, key = '', text = '']) => [key, withoutEntities(text)]))
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|([a-z]{2,4}));/g,
    (whole_, code: string | undefined, name: string | undefined) => {
      if (code !== undefined && Number(code) <= 0x10_ff_ff) return String.fromCodePoint(Number(code))
      return ENTITIES.get(name ?? '') ?? whole_
    },
  )
}

function toMark(mark: Mark['mark'], texts: ReadonlyMap<string, string>, json: string): Mark | null {
  const headline = headlineSchema.safeParse(Object.fromEntries(texts))
  if (!headline.success) return null
  const meta = sheetMetaSchema.safeParse(parsedJson(json))
  const isOfThisSheet = meta.success && identityOf(meta.data) === identity(headline.data)
  return { mark, headline: headline.data, meta: isOfThisSheet ? meta.data : null }
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function identityOf({ formId, formVersion, unitCode, period, valuesHash }: SheetMeta): string {
  return identity({ formId, formVersion, unitCode, periodFrom: period.from, periodTo: period.to, valuesHash })
}

function namesMark({ textNames }: PlainWorkbook): Mark | null {
  const names = new Map(Object.entries(textNames))
  const [product = ''] = (names.get('SCC_PRODUCT') ?? '').split('/')
  const [periodKind, periodFrom, periodTo] = (names.get('SCC_PERIOD') ?? '').split('/')
  const headline = headlineSchema.safeParse({
    product,
    formId: names.get('SCC_FORM'),
    formVersion: names.get('SCC_FORM_VERSION'),
    unitCode: names.get('SCC_UNIT'),
    periodKind,
    periodFrom,
    periodTo,
    sequence: names.get('SCC_SEQUENCE') ?? null,
    valuesHash: names.get('SCC_HASH') ?? null,
    checkCode: names.get('SCC_CHECK_CODE') ?? null,
  })
  return headline.success ? { mark: 'names', headline: headline.data, meta: null } : null
}

function totalNames(names: ReadonlyMap<string, string>): Map<string, number> {
  return new Map(
    Array.from(names).flatMap(([name, text]) =>
      name.startsWith('SCC_TOTAL_') && /^-?\d{1,12}$/.test(text)
        ? [[name.slice('SCC_TOTAL_'.length), Number(text)]]
        : [],
    ),
  )
}
