/**
 * What a command of the command line is. One file per command under `commands/`; `command-table.ts` lists them, and
 * both the parsing of arguments and the help are made from what is declared here.
 *
 * Outcomes: 0 done (warnings included), 1 refused, 2 used wrongly.
 */

/** One option. A `text` option takes a value; `kind: 'flag'` takes none. */
export interface OptionSpec {
  readonly kind: 'text' | 'flag'
  /** Name of the value in the help: `FILE`, `D`, `huyen|hai-cap|cum`. */
  readonly value?: string
  readonly summary: string
  readonly isRequired?: boolean
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>

/** What was given: a text, true for a flag, undefined for what was left out. */
export type OptionValues<S extends OptionSpecs> = {
  readonly [K in keyof S]: S[K]['kind'] extends 'flag'
    ? boolean
    : S[K]['isRequired'] extends true
      ? string
      : string | undefined
}

/** The one object of `--json` and what a person reads instead. */
export interface Result {
  readonly json: Readonly<Record<string, unknown>>
  /** The same object as text in pieces, for one too large to be held at once; printed instead of `json`. */
  readonly jsonPieces?: Iterable<string>
  readonly text: string
  /** False ends the program with 1 although the command ran: a store that does not verify, a line refused. */
  readonly isDone?: boolean
}

/** What a command takes without a name: `FILE`, or `FILE…` for several. At least one is needed. */
export interface Operands {
  readonly value: string
  readonly isMany?: boolean
}

export interface Invocation<S extends OptionSpecs> {
  readonly options: OptionValues<S>
  /** What was given without a name: files. Empty where the command declares no operands. */
  readonly operands: readonly string[]
  readonly isJson: boolean
  /** Name kept on what is recorded. */
  readonly author: string
}

export interface Command<S extends OptionSpecs = OptionSpecs> {
  readonly name: string
  readonly summary: string
  readonly options: S
  readonly operands?: Operands
  /** More lines of the help: formats, rules, an example. */
  readonly details?: string
  run(invocation: Invocation<S>): Promise<Result>
}

/** Gives `run` the exact type of the options. */
export function defineCommand<const S extends OptionSpecs>(command: Command<S>): Command {
  return command
}

/** Options every command has. */
export const commonOptions = {
  json: { kind: 'flag', summary: 'in đúng một đối tượng JSON ra stdout' },
  author: { kind: 'text', value: 'TÊN', summary: 'tên ghi vào sổ (mặc định: tên đăng nhập của máy)' },
  help: { kind: 'flag', summary: 'in hướng dẫn của lệnh' },
} as const satisfies OptionSpecs

/** The store a command works on. */
export const dbOption = {
  kind: 'text',
  value: 'FILE',
  summary: 'tệp sổ',
  isRequired: true,
} as const satisfies OptionSpec
