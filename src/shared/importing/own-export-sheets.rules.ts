/** Which sheet of a file is the one that was exported. */
import { errorIssue, type Issue, warningIssue } from '#shared/kernel/issue.ts'
import { change } from './own-export-changes.rules.ts'
import { META_SHEET } from './own-export-marks.rules.ts'
import { locateOwnSheet, type OwnRow, type OwnSheet } from './own-export-sheet.rules.ts'
import type { PlainWorkbook } from './plain-workbook.schema.ts'
import type { ImportChoices, Question, SheetChange } from './understanding.schema.ts'

interface ChosenSheet {
  /** Null where none, or where it must be asked. */
  readonly sheet: OwnSheet | null
  readonly changes: SheetChange[]
  readonly issues: Issue[]
  readonly questions: Question[]
}

const QUESTION_ID = 'own/sheet'

/** The sheet with the form's own name comes first; of several copies without it one must be named by a person. */
export function chooseOwnSheet(
  { sheets }: PlainWorkbook,
  choices: ImportChoices,
  given: Parameters<typeof locateOwnSheet>[2],
): ChosenSheet {
  const others = [...sheets.entries()].filter(([, { name }]) => name.toLowerCase() !== META_SHEET)
  const located = others.flatMap(([index, sheet]) =>
    choices.ignoredSheets.includes(index) ? [] : (locateOwnSheet(sheet, index, given) ?? []),
  )
  const original = given.form.id
  const named = located.find(({ grid }) => grid.sheet.name === original)
  const answered = located.find(({ index }) => String(index) === choices.answers[QUESTION_ID])
  const only = located.length === 1 ? located[0] : undefined
  const sheet = answered ?? named ?? only ?? null
  const added = others
    .filter(([index]) => index !== sheet?.index && (sheet !== null || !located.some((one) => one.index === index)))
    .map(([, { name, cells }]) => ({ name, isEmpty: cells.length === 0 }))
  const notRead = added.filter(({ isEmpty }) => !isEmpty)
  const common = {
    changes: [
      ...(sheet === null || sheet.grid.sheet.name === original
        ? []
        : [change('own/sheet-renamed', null, { was: original, now: sheet.grid.sheet.name })]),
      ...added.map(({ name }) => change('own/sheet-added', null, { name })),
    ],
    issues: notRead.map(({ name }) => warningIssue('import/sheet-not-read', { sheet: name }, { name })),
  }
  const isAsked = named === undefined && located.length > 1
  const questions = isAsked ? [sheetQuestion(located, sheet)] : []
  if (sheet !== null) return { ...common, sheet: withChosenRows(sheet, choices), questions }
  if (isAsked) return { ...common, sheet: null, questions }
  return {
    ...common,
    sheet: null,
    issues: [errorIssue('import/own-table-lost', {}, { form: original })],
    questions: [],
  }
}

function sheetQuestion(located: readonly OwnSheet[], answered: OwnSheet | null): Question {
  return {
    id: QUESTION_ID,
    code: 'import/ask-own-sheet',
    kind: 'option',
    params: { count: located.length },
    sheet: located[0]?.index ?? 0,
    addresses: [],
    options: located.map(({ index, grid }) => ({ id: String(index), label: grid.sheet.name })),
    answer: answered === null ? null : String(answered.index),
  }
}

/** A person's word on a row stands above what its name says. */
function withChosenRows(sheet: OwnSheet, { rows }: ImportChoices): OwnSheet {
  const chosenFor = ({ row }: OwnRow): string => rows[`${sheet.index}!${row}`] ?? ''
  return {
    ...sheet,
    rows: sheet.rows.map((row): OwnRow => {
      const chosen = chosenFor(row)
      if (chosen.startsWith('unit:')) return { ...row, code: chosen.slice('unit:'.length), standing: 'known' }
      return chosen === 'ignored' ? { ...row, code: null, standing: 'added' } : row
    }),
  }
}
