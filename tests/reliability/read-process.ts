import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cliEntry } from '#tests/support/run-cli.ts'

/** What one `cli read` process came to and what it took. */
export interface ReadProcess {
  /** `read, 3 sheets, 120 cells`, the code of a refusal, or `CRASH …`. */
  readonly outcome: string
  readonly wallMs: number
  /** Time of the processor, which a busy machine does not lengthen. */
  readonly cpuMs: number
  readonly peakMb: number
}

/** Loaded into the process first: it writes where it ends what it took. */
const usageWriter = `data:text/javascript,${encodeURIComponent(
  `import { existsSync, readFileSync, writeFileSync } from 'node:fs'
  // On Linux maxRSS begins with what the parent had; VmHWM is of this program alone.
  const peakKb = (usage) =>
    existsSync('/proc/self/status')
      ? Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
      : usage.maxRSS
  process.on('exit', () => {
    const usage = process.resourceUsage()
    writeFileSync(process.env.USAGE_FILE, JSON.stringify({ cpuUs: usage.userCPUTime + usage.systemCPUTime, peakKb: peakKb(usage) }))
  })`,
)}`

/** Reads a file with the command line, in a process of its own. */
export async function readInProcess(file: string): Promise<ReadProcess> {
  const work = mkdtempSync(join(tmpdir(), 'read-'))
  const usageFile = join(work, 'usage.json')
  const child = spawn(process.execPath, ['--import', usageWriter, cliEntry, 'read', file, '--json'], {
    env: { ...process.env, USAGE_FILE: usageFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  let errors = ''
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString('utf8')))
  const startedAt = performance.now()
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const wallMs = Math.round(performance.now() - startedAt)
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as { cpuUs: number; peakKb: number }
  rmSync(work, { recursive: true })
  return {
    outcome: outcomeOf(code, Buffer.concat(out).toString('utf8'), errors),
    wallMs,
    cpuMs: Math.round(usage.cpuUs / 1000),
    peakMb: Math.round(usage.peakKb / 1024),
  }
}

function outcomeOf(code: number | null, out: string, errors: string): string {
  try {
    const answer = JSON.parse(out) as { ok?: boolean; code?: string; sheets?: { cells: unknown[] }[] }
    if (code === 0 && answer.sheets !== undefined) {
      const cells = answer.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
      return `read, ${answer.sheets.length} sheets, ${cells} cells`
    }
    if (code === 1 && answer.ok === false && answer.code?.startsWith('read/') === true) return answer.code
  } catch {
    // Whatever is not one JSON object is a crash.
  }
  return `CRASH ${code} ${(errors || out).trim().slice(0, 300)}`
}
