import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { type ImportChoices, importChoicesSchema, noChoices } from '#shared/importing/understanding.schema.ts'
import { choiceOption, dateOption } from './arguments.ts'
import { UsageError } from './refusal.ts'

const command = 'import'
export const policies = ['only-empty', 'replace', 'keep', 'add'] as const

interface ChoiceOptions {
  readonly date?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly conflict?: string | undefined
  readonly answers?: string | undefined
}

const givenSchema = z.record(z.string(), z.unknown())
const filesSchema = z.record(z.string(), givenSchema).default({})

/** What was decided about each file on the command line and in the file of answers. Throws a UsageError for what is not understood. */
export function readChoices(options: ChoiceOptions): (path: string) => ImportChoices {
  const { files, ...all } = options.answers === undefined ? {} : readAnswers(options.answers)
  const byName = filesSchema.safeParse(files)
  if (!byName.success) throw new UsageError('--answers: files phải là {"<tên tệp>":{…}}', command)
  const policy = options.conflict
  const given = {
    ...noChoices,
    ...known(all),
    ...spanOf(options),
    ...(policy === undefined ? {} : { conflict: choiceOption('conflict', policy, policies, command) }),
  }
  return (path) => {
    const choices = importChoicesSchema.safeParse({ ...given, ...known(byName.data[basename(path)] ?? {}) })
    if (choices.success) return choices.data
    const [first] = choices.error.issues
    throw new UsageError(`--answers: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'sai dạng'}`, command)
  }
}

function readAnswers(path: string): Record<string, unknown> {
  if (!existsSync(resolve(path))) throw new UsageError(`--answers: không có tệp ${path}`, command)
  try {
    return givenSchema.parse(JSON.parse(readFileSync(resolve(path), 'utf8')))
  } catch {
    throw new UsageError(`--answers: ${path} không phải một đối tượng JSON`, command)
  }
}

function known(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const stranger = Object.keys(given).find((key) => !Object.hasOwn(noChoices, key))
  if (stranger !== undefined) throw new UsageError(`--answers: không hiểu “${stranger}”`, command)
  return given
}

function spanOf({ date, from, to }: ChoiceOptions): Partial<ImportChoices> {
  if (date !== undefined && (from !== undefined || to !== undefined))
    throw new UsageError('chỉ dùng --date, hoặc --from cùng --to', command)
  if (date !== undefined) {
    const on = dateOption('date', date, command)
    return { span: { from: on, to: on } }
  }
  if (from === undefined && to === undefined) return {}
  if (from === undefined || to === undefined) throw new UsageError('--from và --to phải đi cùng nhau', command)
  const span = { from: dateOption('from', from, command), to: dateOption('to', to, command) }
  if (span.from > span.to) throw new UsageError('--from phải trước hoặc bằng --to', command)
  return { span }
}
