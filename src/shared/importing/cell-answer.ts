/** What reading one cell comes to, whatever the column holds. */

export interface CellIssue {
  readonly kind: 'issue'
  /** Permanent, with a text in `texts/import-issues.texts.ts`. */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** What the cell may have been meant to say; taken only when a person says so. */
  readonly suggest?: number
}

/** Asked once for all cells of the column that have the same question. */
export interface CellQuestion {
  readonly kind: 'question'
  readonly code: CellQuestionCode
  readonly params: Readonly<Record<string, string | number>>
}

export const cellQuestionCodes = [
  'import/ask-dash',
  'import/ask-none',
  'import/ask-lone-mark',
  'import/ask-scaled',
  'import/ask-shrunk',
  'import/ask-plain-ratio',
  'import/ask-year',
  'import/ask-day-month',
] as const
export type CellQuestionCode = (typeof cellQuestionCodes)[number]

/** A person's answers for one column, by question code; each value is the id of an option. */
export type ColumnAnswers = Readonly<Partial<Record<CellQuestionCode, string>>>

export interface ColumnQuestion {
  readonly code: CellQuestionCode
  /** Of the first cell: what it says, and what each answer would make of it. */
  readonly params: Readonly<Record<string, string | number>>
  readonly addresses: readonly string[]
}

/** Ids of the answers to each question. */
export const answerIds: Readonly<Record<CellQuestionCode, readonly string[]>> = {
  'import/ask-dash': ['zero', 'blank'],
  'import/ask-none': ['zero', 'blank'],
  'import/ask-lone-mark': ['thousands', 'decimal'],
  'import/ask-scaled': ['thousands', 'decimal'],
  'import/ask-shrunk': ['as-stored', 'check'],
  'import/ask-plain-ratio': ['percent', 'fraction'],
  'import/ask-year': [],
  'import/ask-day-month': ['as-stored', 'swapped'],
}

/** Questions of the cells of one column, each once, in the order of their first cells. */
export function columnQuestions(
  readings: ReadonlyMap<string, { readonly kind: string } | CellQuestion>,
): ColumnQuestion[] {
  const found = new Map<CellQuestionCode, { params: CellQuestion['params']; addresses: string[] }>()
  for (const [address, reading] of readings) {
    if (!isQuestion(reading)) continue
    const known = found.get(reading.code)
    if (known === undefined) found.set(reading.code, { params: reading.params, addresses: [address] })
    else known.addresses.push(address)
  }
  return Array.from(found, ([code, { params, addresses }]) => ({ code, params, addresses }))
}

function isQuestion(reading: { readonly kind: string } | CellQuestion): reading is CellQuestion {
  return reading.kind === 'question' && 'code' in reading
}

export function cellIssue(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  suggest?: number,
): CellIssue {
  return suggest === undefined
    ? { kind: 'issue', code, params }
    : { kind: 'issue', code, params: { ...params, suggest }, suggest }
}

const LONGEST_SHOWN = 60

/** What a cell says, for a message: short, and never with a citizen's number in it. */
export function shownText(text: string): string {
  const hidden = text.replace(/\d{9,}/g, '…')
  return hidden.length > LONGEST_SHOWN ? `${hidden.slice(0, LONGEST_SHOWN)}…` : hidden
}
