import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectDir } from './test-book.ts'

export const cliEntry = join(projectDir, 'src/main/cli/index.ts')

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** stdout as the one JSON object it must be; throws when it is anything else. */
  json(): Record<string, unknown>
  /** stdout as one JSON object a line. */
  lines(): Record<string, unknown>[]
}

interface RunOptions {
  readonly cwd?: string
  readonly input?: string
  /** Variables besides those of this process. */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the command line as a person does, in a process of its own. */
export function runCli(args: readonly string[], options: RunOptions = {}): Promise<CliResult> {
  return runScript(cliEntry, args, options)
}

/** Runs a file of the project on Node, in a process of its own. */
export function runScript(path: string, args: readonly string[], options: RunOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...args], {
      cwd: options.cwd ?? projectDir,
      env: { ...process.env, ...options.env },
      stdio: 'pipe',
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve(resultOf(code, Buffer.concat(stdout).toString('utf8'), Buffer.concat(stderr).toString('utf8'))),
    )
    child.stdin.end(options.input ?? '')
  })
}

function resultOf(code: number | null, stdout: string, stderr: string): CliResult {
  const parse = (text: string): Record<string, unknown> => {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`not an object: ${text}`)
    return value as Record<string, unknown>
  }
  return {
    code,
    stdout,
    stderr,
    json: () => parse(stdout),
    lines: () =>
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .map(parse),
  }
}
