/** What the steps of understanding one table hand to each other. */
import type { LocalDate } from '#shared/kernel/local-date.ts'
import type { Issue } from '#shared/kernel/issue.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import type { Surroundings } from './header-surroundings.rules.ts'
import type { PartRows } from './part-rows.rules.ts'
import type { RowLabels } from './row-labels.rules.ts'
import type { FoundRow } from './row-kinds.rules.ts'
import type { FoundColumn } from './table-columns.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { ReadColumn } from './table-readings.rules.ts'
import type { SpanSource } from './table-span.rules.ts'
import type { Assertion, ImportChoices, Question, ReadFigure, Span, UnderstoodTable } from './understanding.schema.ts'
import type { AskedPlace } from './questions.rules.ts'
import type { UnderstandingContext } from './understanding-context.ts'
import type { UnitMatcher } from './unit-match.rules.ts'

/** The same for all tables of a workbook. */
export interface BookView {
  readonly context: UnderstandingContext
  readonly today: LocalDate
  readonly choices: ImportChoices
  readonly signs: CellSigns
  readonly matcher: UnitMatcher
  readonly mappings: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly around: Surroundings
  readonly year: number | null
  readonly fileSource: SpanSource
}

/** One table: what its columns and rows are. */
export interface TableView {
  readonly id: string
  readonly found: FoundTable
  readonly columns: readonly FoundColumn[]
  readonly labels: RowLabels
  readonly rows: readonly FoundRow[]
  readonly reads: ReadonlyMap<number, ReadColumn>
  /** Of a table by parts of a commune; null for every other. */
  readonly parts: PartRows | null
}

/** Rows or columns whose figures wait, and what is asked about them. */
export interface Held {
  readonly columns: ReadonlySet<number>
  readonly rows: ReadonlySet<number>
  readonly questions: readonly Question[]
  readonly issues: readonly Issue[]
}

/** When the figures of a table are from. */
export interface TableDays {
  readonly tableSpan: Span | null
  readonly columnSpans: ReadonlyMap<number, Span>
  readonly rowSpans: ReadonlyMap<number, Span>
  readonly confidence: number
  readonly reason: string
}

export const nothingHeld: Held = { columns: new Set(), rows: new Set(), questions: [], issues: [] }

export function together(all: readonly Held[]): Held {
  return {
    columns: new Set(all.flatMap(({ columns }) => [...columns])),
    rows: new Set(all.flatMap(({ rows }) => [...rows])),
    questions: all.flatMap(({ questions }) => questions),
    issues: all.flatMap(({ issues }) => issues),
  }
}

/** Columns whose cells would be written to the book. */
export function isWritten({ decision }: FoundColumn): boolean {
  return decision.meaning.kind === 'flow' || decision.meaning.kind === 'level'
}

/** A question, and what waits for it while it is open. */
export function asking(
  question: Question,
  waiting: { readonly columns?: Iterable<number>; readonly rows?: Iterable<number> },
): Held {
  if (question.answer !== null) return { ...nothingHeld, questions: [question] }
  return {
    columns: new Set(waiting.columns ?? []),
    rows: new Set(waiting.rows ?? []),
    questions: [question],
    issues: [],
  }
}

export function columnNumbers(columns: readonly FoundColumn[]): number[] {
  return columns.map(({ column }) => column)
}

/** All that one table gives. */
export interface TableUnderstanding {
  readonly table: UnderstoodTable
  readonly figures: readonly ReadFigure[]
  /** Not taken, for other figures of their row say otherwise. */
  readonly contradicted: readonly ReadFigure[]
  readonly assertions: readonly Assertion[]
  readonly questions: readonly Question[]
  /** Names of units nobody knows, to be asked about once for the whole file. */
  readonly units: readonly UnitAsked[]
  readonly issues: readonly Issue[]
  /** How many columns hold something that could be told. */
  readonly figureColumns: number
}

/** A name of a unit that nobody knows, as one table has it. */
export interface UnitAsked {
  readonly text: string
  readonly place: AskedPlace
  readonly reason: string
  readonly candidates: readonly string[]
}
