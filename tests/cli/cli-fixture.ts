import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CliResult, runCli } from '#tests/support/run-cli.ts'

/** Starting a program takes a while on a busy machine. */
export const cliTimeoutMs = 60_000

export const district = ['--preset', 'huyen', '--unit', '654', '--from', '2023-04-01'] as const

let plainStore: Promise<string> | undefined

/** A new store of Huyện Krông Pắc; `setup` goes into a setup file. Plain ones are made once and copied. */
export async function initStore(dir: string, name: string, setup?: unknown): Promise<string> {
  const dbPath = join(dir, `${name}.db`)
  if (setup !== undefined)
    return runInit(dbPath, ['--file', writeText(dir, `${name}-setup.json`, JSON.stringify(setup))])
  plainStore ??= runInit(join(dir, 'plain-store.db'), [])
  copyFileSync(await plainStore, dbPath)
  return dbPath
}

async function runInit(dbPath: string, flags: readonly string[]): Promise<string> {
  const made = await runCli(['init', '--db', dbPath, ...district, ...flags])
  if (made.code !== 0) throw new Error(made.stderr)
  return dbPath
}

/** Records lines from stdin. */
export function recordLines(
  dbPath: string,
  lines: readonly unknown[],
  flags: readonly string[] = [],
): Promise<CliResult> {
  const input = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
  return runCli(['record', '--db', dbPath, '--file', '-', ...flags], { input })
}

export function writeText(dir: string, name: string, text: string): string {
  const path = join(dir, name)
  writeFileSync(path, text)
  return path
}

/** Codes of the issues of a refusal. */
export function issueCodes(refusal: Record<string, unknown>): string[] {
  return (refusal['issues'] as { code: string }[]).map((issue) => issue.code)
}
