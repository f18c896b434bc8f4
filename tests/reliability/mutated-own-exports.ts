/**
 * Exported sheets with one thing changed, from a flipped bit to a deleted column: each is refused, or gives exactly what
 * its cells say, and what is not as it was exported is named as a change.
 *
 *   node tests/reliability/mutated-own-exports.ts [--full] [--runs n] [--seed n]
 */
import { understand } from '#shared/importing/understand.rules.ts'
import { noChoices, type ReadFigure, type Understanding } from '#shared/importing/understanding.schema.ts'
import { type ReadCell, readCells, readParts } from '#tests/backend/excel/read-package.ts'
import { createRandom } from '../../src/main/cli/sample/seeded-random.ts'
import { type ExportedBook, exportBooks } from './mutated-export-books.ts'
import { type Mutated, mutations } from './mutated-export-kinds.ts'
import { prototypeChanges } from './prototype-watch.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'
import { pick } from './untidy-chance.ts'
import { readBytes } from './untidy-reading.ts'

export const mutatedOwnExports: ReliabilityTest = {
  number: 4,
  name: 'mutated-own-exports',
  title: 'exported workbooks with one thing changed',
  quick: 250,
  full: 100_000,
  run: (size, seed, tell) => mutate(size, seed, tell),
}

const slowMs = 2000

interface Baseline extends ExportedBook {
  readonly figures: ReadonlyMap<string, ReadFigure>
  /** Rows by the code of their unit. */
  readonly unitOfRow: ReadonlyMap<number, string>
}

async function mutate(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const baselines = await Promise.all((await exportBooks(random)).map(baselineOf))
  const failures: string[] = []
  const outcomes = new Map<string, number>()
  const count = (key: string): void => void outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
  const names = Object.keys(mutations)
  const watch = prototypeChanges()
  for (let run = 0; run < size; run += 1) {
    const baseline = pick(random, baselines)
    const name = names[run % names.length] ?? ''
    const mutated = mutations[name]?.(baseline.bytes, random)
    if (mutated === undefined) continue
    const startedAt = performance.now()
    const { outcome, faults } = await judgeMutated(baseline, mutated)
    if (performance.now() - startedAt > slowMs) faults.push(`took ${Math.round(performance.now() - startedAt)} ms`)
    faults.push(...watch())
    count(`${name}: ${outcome}`)
    count(outcome)
    for (const fault of faults) failures.push(`${baseline.form} ${name} #${run}: ${fault}`)
    if (run % 5000 === 4999) tell(`${run + 1} of ${size}, ${failures.length} failed`)
  }
  return {
    tried: size,
    failures,
    control: await control(baselines),
    notes: [
      ['refused', 'refused by an issue', 'changes named', 'as exported', 'not recognised', 'asked']
        .map((outcome) => `${outcome} ${outcomes.get(outcome) ?? 0}`)
        .join(', '),
      ...[...outcomes]
        .flatMap(([key, times]) => (key.includes(':') ? `  ${key} ${times}` : []))
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ],
  }
}

async function baselineOf(book: ExportedBook): Promise<Baseline> {
  const understanding = await understoodOf(book, book.bytes)
  if (understanding === null || understanding.own?.isUntouched !== true || understanding.figures.length === 0)
    throw new Error(
      `the export of ${book.form} is not recognised as untouched: ${JSON.stringify(understanding?.own ?? null)}`,
    )
  const cells = readCells(readParts(book.bytes), 1)
  for (const { address, value } of understanding.figures)
    if (numberAt(cells, address) !== value)
      throw new Error(`${book.form} ${address}: ${value} is not what its cell says`)
  return {
    ...book,
    figures: new Map(understanding.figures.map((one) => [one.address, one])),
    unitOfRow: new Map(understanding.figures.map((one) => [rowOf(one.address), one.unitCode])),
  }
}

async function understoodOf({ form, context }: ExportedBook, bytes: Uint8Array): Promise<Understanding | null> {
  const reading = await readBytes(`${form}.xlsx`, bytes)
  return reading.kind === 'refused' ? null : understand(reading.plain, context, noChoices)
}

async function judgeMutated(baseline: Baseline, mutated: Mutated): Promise<{ outcome: string; faults: string[] }> {
  const understanding = await understoodOf(baseline, mutated.bytes)
  if (understanding === null) return { outcome: 'refused', faults: [] }
  const faults = misreadsOf(baseline, mutated, understanding)
  const { own, issues, questions, figures } = understanding
  if (own === null) return { outcome: 'not recognised', faults }
  if (own.changes.length > 0) return { outcome: 'changes named', faults }
  if (issues.some(({ severity }) => severity === 'error')) return { outcome: 'refused by an issue', faults }
  if (questions.length > 0) return { outcome: 'asked', faults }
  if (figures.length !== baseline.figures.size)
    faults.push(`${baseline.figures.size - figures.length} figures are gone and nothing is said`)
  return { outcome: 'as exported', faults }
}

/** Figures that are not what the cells say, or that belong elsewhere, or that differ from the export unsaid. */
function misreadsOf(
  baseline: Baseline,
  { bytes, movedTo = (address) => address, renamedRows }: Mutated,
  { own, figures }: Understanding,
): string[] {
  const cells = safeCells(bytes)
  const wanted = new Map(
    [...baseline.figures].flatMap(([address, figure]) => {
      const now = movedTo(address)
      const row = renamedRows?.get(rowOf(address))
      const unitCode = row === undefined ? figure.unitCode : (baseline.unitOfRow.get(row) ?? '')
      return now === null ? [] : [[now, { ...figure, unitCode }] as const]
    }),
  )
  return figures.flatMap(({ address, unitCode, indicator, channel, from, to, value }) => {
    const says = `${address} ${unitCode} ${indicator} ${channel} ${from}..${to} = ${value}`
    const before = wanted.get(address)
    if (before === undefined) return value === null ? [] : [`${says}: no figure was exported there`]
    const isMeant =
      before.unitCode === unitCode &&
      before.indicator === indicator &&
      before.channel === channel &&
      before.from === from &&
      before.to === to
    if (!isMeant)
      return [
        `${says}: was exported as ${before.unitCode} ${before.indicator} ${before.channel} ${before.from}..${before.to}`,
      ]
    const written = cells === null ? before.value : numberAt(cells, address)
    if (written !== value) return [`${says}: the cell says ${String(written)}`]
    if (value !== before.value && own !== null && own.changes.length === 0)
      return [`${says}: exported as ${before.value}, not named as a change`]
    return []
  })
}

/** The cells by a reader of the tests alone; null when it cannot open the package. */
function safeCells(bytes: Uint8Array): ReadonlyMap<string, ReadCell> | null {
  try {
    return readCells(readParts(bytes), 1)
  } catch {
    return null
  }
}

function numberAt(cells: ReadonlyMap<string, ReadCell>, address: string): number | null | string {
  const value = cells.get(address)?.value ?? null
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return null
  return /^\d+$/.test(text) ? Number(text) : value
}

function rowOf(address: string): number {
  return Number(address.replace(/\D+/g, ''))
}

/** A changed number that the judge is told was never changed must be seen. */
async function control(baselines: readonly Baseline[]): Promise<Trial['control']> {
  const [baseline] = baselines
  if (baseline === undefined) throw new Error('nothing was exported')
  const understanding = await understoodOf(baseline, baseline.bytes)
  if (understanding === null) throw new Error('the export was not read')
  const [first, ...rest] = understanding.figures
  if (first === undefined) throw new Error('the export has no figure')
  const altered = { ...understanding, figures: [{ ...first, value: (first.value ?? 0) + 1 }, ...rest] }
  return {
    what: 'a figure that is one more than its cell',
    isSeen: misreadsOf(baseline, { bytes: baseline.bytes }, altered).length === 1,
  }
}

if (import.meta.main) process.exitCode = await runAlone(mutatedOwnExports)
