import { understand } from '#shared/importing/understand.rules.ts'
import type { ImportChoices, Question, Understanding } from '#shared/importing/understanding.schema.ts'
import type { UnderstandingContext } from '#shared/importing/understanding-context.ts'
import { choicesOf, contextOf, sheetOf, type SheetOptions, workbookOf, type Written } from './sheet-builder.ts'

interface ReadOptions extends SheetOptions {
  readonly context?: Partial<UnderstandingContext>
  readonly choices?: Partial<ImportChoices>
}

/** One sheet, understood. */
export function read(rows: readonly (readonly Written[])[], options: ReadOptions = {}): Understanding {
  const { context, choices, ...sheet } = options
  return understand(workbookOf(sheetOf(rows, sheet)), contextOf(context), choicesOf(choices ?? {}))
}

/** The same with these answers by question id. */
export function answered(
  rows: readonly (readonly Written[])[],
  answers: Record<string, string>,
  options: ReadOptions = {},
): Understanding {
  return read(rows, { ...options, choices: { ...options.choices, answers } })
}

/** `C4 24490 CC_NEW 5`, with the channel and the days where `full`. */
export function figures({ figures: all }: Understanding, full = false): string[] {
  return all.map(({ address, unitCode, indicator, channel, from, to, value }) =>
    full
      ? `${address} ${unitCode} ${indicator} ${channel} ${from === to ? from : `${from}..${to}`} ${value}`
      : `${address} ${unitCode} ${indicator} ${value}`,
  )
}

export function questions({ questions: all }: Understanding): string[] {
  return all.filter(({ answer }) => answer === null).map(({ id }) => id)
}

export function question(understanding: Understanding, code: string): Question {
  const found = understanding.questions.find((one) => one.code === code)
  if (found === undefined) throw new Error(`no question ${code}: ${questions(understanding).join(', ')}`)
  return found
}

export function issues({ issues: all }: Understanding): string[] {
  return all.map(({ code, where }) => `${code} ${where.cell ?? ''}`.trim())
}

/** Meanings of the columns of the first table, by letter of the column's number. */
export function meanings({ tables }: Understanding, table = 0): string[] {
  return (tables[table]?.columns ?? []).map(({ meaning }) => {
    const code = 'indicator' in meaning ? `:${meaning.indicator}` : ''
    const channel = meaning.kind === 'flow' && meaning.channel !== 'ALL' ? `:${meaning.channel}` : ''
    const ratio = meaning.kind === 'ratio' ? `:${meaning.ratio ?? ''}` : ''
    return meaning.kind + code + channel + ratio
  })
}

export function kinds({ tables }: Understanding, table = 0): string[] {
  return (tables[table]?.rows ?? []).map(({ row, kind }) => `${row} ${kind}`)
}
