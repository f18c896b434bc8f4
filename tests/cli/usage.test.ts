import { describe, expect, test } from 'vitest'
import { runCli } from '#tests/support/run-cli.ts'
import { parseOptions } from '../../src/main/cli/arguments.ts'
import { loadCommands } from '../../src/main/cli/command-table.ts'
import { commandHelp, programHelp } from '../../src/main/cli/help.ts'
import { UsageError } from '../../src/main/cli/refusal.ts'
import { cliTimeoutMs, issueCodes } from './cli-fixture.ts'

const commands = await loadCommands()

function commandNamed(name: string) {
  const command = commands.find((one) => one.name === name)
  if (command === undefined) throw new Error(`no command ${name}`)
  return command
}

function complaint(name: string, args: readonly string[]): string {
  try {
    parseOptions(commandNamed(name), args)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return ''
}

describe('help', () => {
  test('the program lists every command', () => {
    const help = programHelp(commands)
    expect(commands.filter(({ name, summary }) => !help.includes(name) || !help.includes(summary))).toEqual([])
  })

  test.each(commands.map((command) => [command.name, command] as const))(
    '%s tells every option it takes',
    (_, command) => {
      const help = commandHelp(command)
      const untold = [...Object.keys(command.options), 'json', 'author', 'help'].filter(
        (name) => !help.includes(`--${name}`),
      )
      expect(untold).toEqual([])
    },
  )

  test('a command asked for help does nothing else and ends with 0', { timeout: cliTimeoutMs }, async () => {
    const { code, stdout, stderr } = await runCli(['verify', '--help', '--db', '/nowhere.db'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('--db FILE')
  })
})

describe('wrong use', () => {
  test('what is missing, unknown, repeated, empty or superfluous is named', () => {
    expect(complaint('verify', [])).toBe('thiếu --db')
    expect(complaint('init', ['--db', 'so.db'])).toBe('thiếu --preset, --unit, --from')
    expect(complaint('verify', ['--db', 'so.db', '--fast'])).toBe('không có tuỳ chọn --fast')
    expect(complaint('verify', ['--db', 'so.db', '--db', 'so2.db'])).toBe('--db được ghi hai lần')
    expect(complaint('verify', ['--db', ''])).toBe('--db không có giá trị')
    expect(complaint('verify', ['--db', 'so.db', 'extra'])).toBe('không hiểu “extra”')
    expect(complaint('verify', ['--db'])).toContain('--db')
    expect(complaint('verify', ['--db', 'so.db', '--json=1'])).toContain('--json')
  })

  test('ends with 2, says on stderr where help is, and with --json answers one object', {
    timeout: cliTimeoutMs,
  }, async () => {
    const silent = await runCli(['report', '--db', 'so.db', '--form', 'BM01', '--date', '15/04/2023'])
    expect([silent.code, silent.stdout]).toEqual([2, ''])
    expect(silent.stderr).toContain('15/04/2023')
    expect(silent.stderr).toContain('report --help')
    const told = await runCli(['report', '--json'])
    expect(told.code).toBe(2)
    expect(told.json()).toMatchObject({ ok: false, issues: [{ code: 'cli/usage', severity: 'error', where: {} }] })
  })

  test('an unknown command and no command at all end with 2', { timeout: cliTimeoutMs }, async () => {
    const [unknown, none] = await Promise.all([runCli(['reprot', '--json']), runCli([])])
    expect([unknown.code, none.code]).toEqual([2, 2])
    expect(issueCodes(unknown.json())).toEqual(['cli/usage'])
  })
})
