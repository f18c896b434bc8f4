import { userInfo } from 'node:os'
import { parseOptions } from './arguments.ts'
import { loadCommand, loadCommands } from './command-table.ts'
import { fileTrouble } from './file-trouble.ts'
import { commandHelp, programHelp } from './help.ts'
import { printErrorLine, printLine, printPieces } from './print.ts'
import { printedError, Refusal, UsageError, type PrintedIssue } from './refusal.ts'

/** Runs one command; answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json')
  try {
    return await runCommand(args)
  } catch (error) {
    if (error instanceof UsageError) {
      const help = error.command === undefined ? '--help' : `${error.command} --help`
      refuse(isJson, [printedError('cli/usage', error.message)], `Xem: npm run -s cli -- ${help}`)
      return 2
    }
    if (error instanceof Refusal) {
      refuse(isJson, error.issues)
      return 1
    }
    const trouble = fileTrouble(error)
    if (trouble !== null) {
      refuse(isJson, [trouble])
      return 1
    }
    printErrorLine(error instanceof Error ? (error.stack ?? error.message) : String(error))
    if (isJson)
      printLine(
        JSON.stringify({ ok: false, issues: [printedError('unexpected', 'lỗi ngoài dự kiến, chi tiết ở stderr')] }),
      )
    return 1
  }
}

async function runCommand([name, ...rest]: readonly string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    printLine(programHelp(await loadCommands()))
    return 0
  }
  if (name === undefined) throw new UsageError('chưa nêu lệnh')
  const command = await loadCommand(name)
  if (command === undefined) throw new UsageError(`không có lệnh “${name}”`)
  const { values: options, operands } = parseOptions(command, rest)
  if (options['help'] === true) {
    printLine(commandHelp(command))
    return 0
  }
  const isJson = options['json'] === true
  const author = typeof options['author'] === 'string' ? options['author'] : userInfo().username
  const result = await command.run({ options: options as never, operands, isJson, author })
  const { json, jsonPieces, text, isDone = true } = result
  if (isJson) printPieces(jsonPieces ?? [JSON.stringify(json)])
  else if (text !== '') printLine(text)
  return isDone ? 0 : 1
}

function refuse(isJson: boolean, issues: readonly PrintedIssue[], hint?: string): void {
  for (const issue of issues) printErrorLine(issue.message)
  if (hint !== undefined) printErrorLine(hint)
  if (isJson) printLine(JSON.stringify({ ok: false, issues }))
}
