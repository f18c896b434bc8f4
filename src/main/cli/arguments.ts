import { parseArgs } from 'node:util'
import { type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import { type Command, commonOptions, type OptionSpecs } from './command.ts'
import { UsageError } from './refusal.ts'

type Values = Readonly<Record<string, string | boolean | undefined>>

interface Given {
  readonly values: Values
  readonly operands: readonly string[]
}

/** The options and operands of a command as given. Throws a UsageError for unknown, incomplete, repeated or missing ones. */
export function parseOptions(command: Command, args: readonly string[]): Given {
  const specs: OptionSpecs = { ...command.options, ...commonOptions }
  const { values, operands } = readOptions(command, specs, args)
  if (values['help'] === true) return { values, operands }
  const missing = Object.entries(specs).filter(([name, spec]) => spec.isRequired === true && values[name] === undefined)
  if (missing.length > 0) {
    throw new UsageError(`thiếu ${missing.map(([name]) => `--${name}`).join(', ')}`, command.name)
  }
  const empty = Object.entries(values).find(([, value]) => value === '')
  if (empty !== undefined) throw new UsageError(`--${empty[0]} không có giá trị`, command.name)
  checkOperands(command, operands)
  return { values, operands }
}

function checkOperands({ name, operands: declared }: Command, operands: readonly string[]): void {
  if (declared === undefined) return
  if (operands.length === 0 || operands.includes('')) throw new UsageError(`thiếu ${declared.value}`, name)
  if (declared.isMany !== true && operands.length > 1)
    throw new UsageError(`chỉ nhận một ${declared.value}, thừa “${operands[1] ?? ''}”`, name)
}

function readOptions(command: Command, specs: OptionSpecs, args: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      { type: spec.kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: command.operands !== undefined,
      tokens: true,
    })
    const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []))
    const repeated = names.find((name, index) => names.indexOf(name) !== index)
    if (repeated !== undefined) throw new UsageError(`--${repeated} được ghi hai lần`, command.name)
    const flags = Object.keys(specs).filter((name) => specs[name]?.kind === 'flag')
    return { values: { ...Object.fromEntries(flags.map((name) => [name, false])), ...values }, operands: positionals }
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error
    throw new UsageError(wordsOf(error, args), command.name)
  }
}

function wordsOf(error: TypeError, args: readonly string[]): string {
  const code = 'code' in error ? error.code : undefined
  const option = /'(-{1,2}[^' ]+)/.exec(error.message)?.[1]
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `không có tuỳ chọn ${option ?? ''}`.trim()
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `không hiểu “${/'([^']*)'/.exec(error.message)?.[1] ?? args[0] ?? ''}”`
  return `tuỳ chọn ${option ?? ''} thiếu giá trị hoặc thừa giá trị`
}

/** A calendar date of an option; throws a UsageError for another text. */
export function dateOption(name: string, text: string, command: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null)
    throw new UsageError(`--${name}: “${text}” không phải ngày dạng NĂM-THÁNG-NGÀY (2023-04-15)`, command)
  return date
}

/** One of a few words; throws a UsageError for another. */
export function choiceOption<const T extends readonly string[]>(
  name: string,
  text: string,
  choices: T,
  command: string,
): T[number] {
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw new UsageError(`--${name}: “${text}” không thuộc ${choices.join(' | ')}`, command)
  return found
}

/** A whole number within limits; throws a UsageError for anything else. */
export function integerOption(
  name: string,
  text: string,
  range: { min: number; max: number },
  command: string,
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= range.min && value <= range.max)) {
    throw new UsageError(`--${name}: “${text}” không phải số nguyên từ ${range.min} đến ${range.max}`, command)
  }
  return value
}
