/** The figures of a sheet of this product by meaning: whose, which indicator, which days; and what is not taken. */
import { errorIssue, type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { cellQuestionCodes, type ColumnAnswers } from './cell-answer.ts'
import { cellOptions } from './cell-options.rules.ts'
import { readCountColumn } from './cell-reading.rules.ts'
import type { Originals } from './own-export-originals.rules.ts'
import { codeOf, type OwnCell } from './own-export-cell-changes.rules.ts'
import type { OwnMeaning } from './own-export-meanings.rules.ts'
import type { OwnColumn, OwnSheet } from './own-export-sheet.rules.ts'
import { isEmptySum, sumProblem } from './own-export-sums.rules.ts'
import type { Assertion, ColumnMeaning, ImportChoices, Question, ReadFigure, Span } from './understanding.schema.ts'

export interface OwnReading {
  readonly figures: ReadFigure[]
  readonly assertions: Assertion[]
  readonly questions: Question[]
  readonly issues: Issue[]
}

export interface FiguresInput {
  readonly sheet: OwnSheet
  readonly tableId: string
  readonly cells: readonly OwnCell[]
  readonly originals: Originals
  readonly span: Span
  readonly choices: ImportChoices
  readonly meanings: ReadonlyMap<OwnColumn, OwnMeaning>
  /** Rows of the book that take figures of these days. */
  readonly takes: (unitCode: string) => boolean
  readonly oddFormulas: ReadonlySet<string>
}

export function readOwnFigures(input: FiguresInput): OwnReading {
  const readings = Array.from(input.meanings, ([column, meaning]) => readColumn(column, meaning, input))
  return {
    figures: readings.flatMap((one) => one.figures),
    assertions: readings.flatMap((one) => one.assertions),
    questions: readings.flatMap((one) => one.questions),
    issues: readings.flatMap((one) => one.issues),
  }
}

function readColumn(column: OwnColumn, { meaning, isAsked }: OwnMeaning, input: FiguresInput): OwnReading {
  const all = input.cells.filter((one) => one.column === column)
  const units = all.filter((one) => one.unitCode !== null && input.takes(one.unitCode))
  const total = all.find((one) => one.unitCode === null)
  if (isAsked) return { figures: [], assertions: [], questions: [], issues: [] }
  switch (meaning.kind) {
    case 'flow':
    case 'level':
      return readCounts(column, meaning, { ...input, units, total })
    case 'assertion':
    case 'ratio':
      return { figures: [], assertions: statedIn(meaning, all, input), questions: [], issues: [] }
    default:
      return { figures: [], assertions: [], questions: [], issues: [] }
  }
}

interface ColumnInput extends FiguresInput {
  readonly units: readonly OwnCell[]
  readonly total: OwnCell | undefined
}

function readCounts(
  column: OwnColumn,
  meaning: Extract<ColumnMeaning, { kind: 'flow' | 'level' }>,
  input: ColumnInput,
): OwnReading {
  const { units, sheet, span, tableId, choices } = input
  const idOf = (code: string): string => `${tableId}!${column.column}:${code}`
  const answers: ColumnAnswers = Object.fromEntries(
    cellQuestionCodes.flatMap((code) => {
      const answer = choices.answers[idOf(code)]
      return answer === undefined ? [] : [[code, answer]]
    }),
  )
  const filled = units.flatMap((one) => (one.cell === undefined || isEmptySum(one, input) ? [] : [one.cell]))
  const { readings } = readCountColumn(filled, answers)
  const { questions } = readCountColumn(filled)
  const place = { sheet: sheet.index, indicator: meaning.indicator }
  const days = meaning.kind === 'level' ? { from: span.to, to: span.to } : { from: span.from, to: span.to }
  const figures: ReadFigure[] = []
  const issues: Issue[] = []
  for (const one of units) {
    const unitCode = one.unitCode ?? ''
    const where = { unitCode, indicator: meaning.indicator, sheet: sheet.grid.sheet.name, cell: one.address }
    const reading = readings.get(one.address) ?? { kind: 'blank' as const }
    if (reading.kind === 'question') continue
    if (reading.kind === 'issue') {
      issues.push(errorIssue(reading.code, where, reading.params))
      continue
    }
    const value = reading.kind === 'count' ? reading.value : null
    const problem = sumProblem(one, value, input)
    if (problem !== null) issues.push(errorIssue(problem.code, where, problem.params))
    else figures.push({ ...place, address: one.address, unitCode, ...days, value, channel: channelOf(meaning) })
  }
  const asked = questions.map(({ code, params, addresses }): Question => {
    const options = cellOptions(code, params)
    const common = { id: idOf(code), code, params: { ...params, column: column.header.at(-1) ?? '' } }
    return {
      ...common,
      kind: 'option',
      sheet: sheet.index,
      addresses: [...addresses],
      options,
      answer: choices.answers[idOf(code)] ?? null,
    }
  })
  const stated = statedTotal(meaning, figures, input)
  return { figures, questions: asked, issues: [...issues, ...stated.issues], assertions: stated.assertions }
}

function channelOf(meaning: Extract<ColumnMeaning, { kind: 'flow' | 'level' }>): ReadFigure['channel'] {
  return meaning.kind === 'flow' ? meaning.channel : 'STOCK'
}

/** The typed total of a column: compared with what the rows of the file add up to. */
function statedTotal(
  meaning: Extract<ColumnMeaning, { kind: 'flow' | 'level' }>,
  figures: readonly ReadFigure[],
  { total, units, sheet, span, originals, oddFormulas }: ColumnInput,
): Pick<OwnReading, 'assertions' | 'issues'> {
  const stated = total?.cell?.value
  const isKnown = figures.some(({ value }) => value !== null)
  if (total === undefined || typeof stated !== 'number' || figures.length !== units.length || !isKnown)
    return { assertions: [], issues: [] }
  const known = figures.flatMap(({ value }) => (value === null ? [] : [value]))
  const computed = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
  const { address } = total
  const days = { from: span.from, to: span.to }
  const where = { indicator: meaning.indicator, sheet: sheet.grid.sheet.name, cell: address }
  const isLive = total.cell?.formula !== undefined && !oddFormulas.has(address)
  // A unit may have a population of its own, which its rows do not add up to.
  const mayDiffer = meaning.kind === 'level' && originals.find(null, codeOf(total.column))?.hadFormula !== true
  const differs = computed !== null && stated !== computed && !isLive && !mayDiffer
  return {
    assertions: [
      {
        sheet: sheet.index,
        address,
        unitCode: null,
        kind: 'column-total',
        code: meaning.indicator,
        ...days,
        stated,
        computed,
      },
    ],
    issues: differs ? [warningIssue('import/total-not-sum', where, { stated, sum: computed })] : [],
  }
}

/** Figures that the book works out itself, as the sheet has them. */
function statedIn(
  meaning: Extract<ColumnMeaning, { kind: 'assertion' | 'ratio' }>,
  cells: readonly OwnCell[],
  { sheet, span, takes }: FiguresInput,
): Assertion[] {
  const code = meaning.kind === 'ratio' ? (meaning.ratio ?? '') : meaning.indicator
  return cells.flatMap(({ cell, unitCode, address }): Assertion[] => {
    const stated = cell?.value
    if (typeof stated !== 'number' || code === '' || (unitCode !== null && !takes(unitCode))) return []
    const kind = meaning.kind === 'ratio' ? 'ratio' : 'cumulative'
    const told = kind === 'ratio' ? percentOf(stated) : stated
    return [
      { sheet: sheet.index, address, unitCode, kind, code, from: span.from, to: span.to, stated: told, computed: null },
    ]
  })
}

/** 0.4248 as its cell holds it is 42.48 as it is printed; four decimals are the most a form prints. */
function percentOf(fraction: number): number {
  return Math.round(fraction * 1_000_000) / 10_000
}
