/**
 * Sheets on their way to the province with one thing changed: cells, marks, totals, bits, names, parts of another sheet.
 * None is accepted with other values, for another unit, period or number than it went out with. Marks rewritten together
 * with their hash and check code are out of reach until sheets are signed, and are not tried.
 *
 *   node tests/reliability/mutated-submissions.ts [--full] [--runs n] [--seed n]
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { DomainError } from '#backend/rpc/domain-error.ts'
import type { ReadSubmission } from '#backend/province/submissions-reading.service.ts'
import { type ReadCell, readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { type ExportedBook, exportBooks } from './mutated-export-books.ts'
import { mutations } from './mutated-export-kinds.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'
import { readerOf, type Reader } from './submission-reading.ts'
import { pick } from './untidy-chance.ts'
import { readBytes } from './untidy-reading.ts'

export const mutatedSubmissions: ReliabilityTest = {
  number: 4,
  name: 'mutated-submissions',
  title: 'sheets sent to the province with one thing changed',
  quick: 200,
  full: 10_000,
  run: (size, seed, tell) => mutate(size, seed, tell),
}

type Parts = Record<string, Uint8Array>
type Change = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

const SHEET = 'xl/worksheets/sheet1.xml'

/** What only somebody who knows the marks does. */
const marksChanges: Readonly<Record<string, Change>> = {
  'a digit of the hidden sheet': repacked((parts, random) => digit(parts, metaPath(parts), random)),
  'a digit of the xml part': repacked((parts, random) => digit(parts, xmlPath(parts), random)),
  'a digit of the names': repacked((parts, random) => digit(parts, 'xl/workbook.xml', random)),
  'one digit everywhere': repacked((parts, random) => everywhere(parts, random)),
  'a cell and its printed value': repacked((parts, random) => cellAndMark(parts, random)),
  'the table of another sheet': (bytes, _random, other) => withPart(bytes, other, () => SHEET),
  'the hidden sheet of another': (bytes, _random, other) => withPart(bytes, other, metaPath),
  'the xml part of another': (bytes, _random, other) => withPart(bytes, other, xmlPath),
  'the names of another': (bytes, _random, other) => withPart(bytes, other, () => 'xl/workbook.xml'),
  'another unit in every mark': repacked((parts) => replaceAll(parts, '654', '651')),
  'another day in every mark': repacked((parts) => replaceAll(parts, '2023-04-14', '2023-04-13')),
  'the marks taken away but the names': repacked((parts) => {
    delete parts[xmlPath(parts)]
    parts[metaPath(parts)] = strToU8(
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
    )
  }),
}

interface Baseline extends ExportedBook {
  readonly reader: Reader
  /** Everything a sheet that is taken may bring in. */
  readonly told: string
}

async function mutate(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const books = [...(await exportBooks(random)), ...(await exportBooks(random))]
  const baselines = await Promise.all(books.map(baselineOf))
  const failures: string[] = []
  const outcomes = new Map<string, number>()
  const count = (key: string): void => void outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
  const kinds = kindsOfChange()
  for (let run = 0; run < size; run += 1) {
    const [baseline, other] = [pick(random, baselines), pick(random, baselines)]
    const [name, change] = kinds[run % kinds.length] ?? ['', (same: Uint8Array): Uint8Array => same]
    const bytes = change(baseline.bytes, random, other.bytes)
    const read = await readOf(baseline, bytes).catch((error: unknown) => String(error))
    const outcome = typeof read === 'string' ? 'crashed' : read.kind
    count(outcome)
    count(`${name}: ${outcome}`)
    const fault = typeof read === 'string' ? read : (faultOf(baselines, read) ?? otherCells(read, bytes))
    if (fault !== null) failures.push(`${baseline.form} ${name} #${run}: ${fault}`)
    if (run % 2000 === 1999) tell(`${run + 1} of ${size}, ${failures.length} failed`)
  }
  return {
    tried: size,
    failures,
    control: await control(baselines),
    notes: [
      ['sheet', 'refused', 'unmarked', 'crashed'].map((one) => `${one} ${outcomes.get(one) ?? 0}`).join(', '),
      ...[...outcomes]
        .flatMap(([key, times]) => (key.includes(':') ? `  ${key} ${times}` : []))
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ],
  }
}

function kindsOfChange(): [string, Change][] {
  const ofExports = Object.entries(mutations).map(([name, mutation]): [string, Change] => [
    name,
    (bytes, random) => mutation(bytes, random).bytes,
  ])
  return [...ofExports, ...Object.entries(marksChanges)]
}

async function baselineOf(book: ExportedBook): Promise<Baseline> {
  const reader = readerOf(book.context.ownUnit, book.context.rows, book.context.today)
  const baseline = { ...book, reader, told: '' }
  const read = await readOf(baseline, book.bytes)
  if (read.kind !== 'sheet') throw new Error(`the export of ${book.form} is not taken: ${JSON.stringify(read)}`)
  return { ...baseline, told: toldBy(read) }
}

function readOf({ form, reader }: Pick<Baseline, 'form' | 'reader'>, bytes: Uint8Array): Promise<ReadSubmission> {
  return reader.read(`${form}.xlsx`, async () => {
    const reading = await readBytes(`${form}.xlsx`, bytes)
    if (reading.kind === 'refused') throw new DomainError(reading.code, {})
    return reading.plain
  })
}

/** A sheet that is taken must be, to the last figure, one of those that went out. */
function faultOf(baselines: readonly Baseline[], read: ReadSubmission): string | null {
  if (read.kind !== 'sheet') return null
  const told = toldBy(read)
  return baselines.some((one) => one.told === told) ? null : `taken with other values: ${told.slice(0, 300)}`
}

/** The figures that are taken, against the cells by a reader of the tests alone. */
function otherCells(read: ReadSubmission, bytes: Uint8Array): string | null {
  if (read.kind !== 'sheet') return null
  const cells = cellsOf(bytes)
  const wrong = [...read.sheet.flows, ...read.sheet.populations].find(({ address, value }) => {
    const written = cells?.get(address)?.value ?? null
    return cells !== null && written !== value && !(value === null && (written === '' || written === 0))
  })
  if (wrong === undefined) return null
  return `${wrong.address}: taken as ${wrong.value}, the cell says ${String(cells?.get(wrong.address)?.value)}`
}

/** Null where this reader cannot open the package. */
function cellsOf(bytes: Uint8Array): ReadonlyMap<string, ReadCell> | null {
  try {
    return readCells(readParts(bytes), 1)
  } catch {
    return null
  }
}

function toldBy(read: Extract<ReadSubmission, { kind: 'sheet' }>): string {
  const { meta, unit, period, sheet, newRows } = read
  const { flows, populations, wholePopulations, cumulatives, targets } = sheet
  return JSON.stringify([
    [meta.formId, meta.formVersion, unit.code, period.from, period.to, meta.sequence, meta.exportedAt, meta.chain],
    newRows,
    [flows, populations, wholePopulations, cumulatives, targets],
  ])
}

/** A figure that the judge is told was exported otherwise must be seen. */
async function control(baselines: readonly Baseline[]): Promise<Trial['control']> {
  const [first] = baselines
  if (first === undefined) throw new Error('nothing was exported')
  const read = await readOf(first, first.bytes)
  if (read.kind !== 'sheet') throw new Error('the export was not taken')
  const [flow, ...rest] = read.sheet.flows
  if (flow === undefined) throw new Error('the export has no figure')
  const altered = { ...read, sheet: { ...read.sheet, flows: [{ ...flow, value: (flow.value ?? 0) + 1 }, ...rest] } }
  return { what: 'a sheet taken with one figure more', isSeen: faultOf(baselines, altered) !== null }
}

function repacked(change: (parts: Parts, random: Random) => void): Change {
  return (bytes, random) => {
    const parts = unzipSync(bytes)
    change(parts, random)
    return zipSync(parts, { level: 1 })
  }
}

function withPart(bytes: Uint8Array, other: Uint8Array, pathOf: (parts: Parts) => string): Uint8Array {
  const [parts, others] = [unzipSync(bytes), unzipSync(other)]
  parts[pathOf(parts)] = others[pathOf(others)] ?? new Uint8Array()
  return zipSync(parts, { level: 1 })
}

function metaPath(parts: Parts): string {
  return Object.keys(parts).find((path) => path.endsWith('worksheets/sheet2.xml')) ?? ''
}

function xmlPath(parts: Parts): string {
  return Object.keys(parts).find((path) => /customXml\/item\d+\.xml$/.test(path)) ?? ''
}

function textOf(parts: Parts, path: string): string {
  return strFromU8(parts[path] ?? new Uint8Array())
}

/** One digit becomes another; in the names only those of the product. */
function digit(parts: Parts, path: string, random: Random): void {
  const text = textOf(parts, path)
  const from = path.endsWith('workbook.xml') ? text.indexOf('SCC_') : 0
  const places = Array.from(text.matchAll(/\d/g), ({ index }) => index).filter((index) => index > from)
  const at = places[random.between(0, places.length - 1)] ?? 0
  parts[path] = strToU8(text.slice(0, at) + String((Number(text[at]) + random.between(1, 9)) % 10) + text.slice(at + 1))
}

/** The same short number in all three marks becomes another. */
function everywhere(parts: Parts, random: Random): void {
  const controls =
    /"totals":\{([^}]*)\}/.exec(strFromU8(parts[xmlPath(parts)] ?? new Uint8Array()).replaceAll('&quot;', '"'))?.[1] ??
    ''
  const totals = Array.from(controls.matchAll(/:(\d+)/g), ([, total = '']) => total)
  const total = totals[random.between(0, totals.length - 1)] ?? '1'
  replaceAll(parts, total, String(Number(total) + random.between(1, 9)))
}

function replaceAll(parts: Parts, was: string, now: string): void {
  for (const path of [metaPath(parts), xmlPath(parts), 'xl/workbook.xml', 'xl/sharedStrings.xml'])
    if (parts[path] !== undefined) parts[path] = strToU8(textOf(parts, path).replaceAll(was, now))
}

/** A figure of the table and what the descriptions say of it, the hash left as it is. */
function cellAndMark(parts: Parts, random: Random): void {
  const sheet = textOf(parts, SHEET)
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*><v>(\d+)<\/v><\/c>/g)].filter(
    ([cell]) => !cell.includes('t="s"'),
  )
  const [cell = '', address = '', value = ''] = cells[random.between(0, Math.max(0, cells.length - 1))] ?? []
  if (address === '') return
  const other = String(Number(value) + random.between(1, 99))
  parts[SHEET] = strToU8(sheet.replace(cell, cell.replace(`<v>${value}</v>`, `<v>${other}</v>`)))
  for (const path of [metaPath(parts), xmlPath(parts), 'xl/sharedStrings.xml']) {
    if (parts[path] === undefined) continue
    const told = new RegExp(`((?:"|&quot;)${address}(?:"|&quot;):)${value}\\b`, 'g')
    parts[path] = strToU8(textOf(parts, path).replace(told, `$1${other}`))
  }
}

if (import.meta.main) process.exitCode = await runAlone(mutatedSubmissions)
