// Tries what an attacker's code in the window would try. The probes and their control are
// tests/e2e/hostile-page.spec.ts; this runs them on the built application and counts.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { escapes } from '#tests/e2e/hostile-escapes.ts'
import { probes } from '#tests/e2e/hostile-probes.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

const root = join(import.meta.dirname, '../..')
const playwright = join(root, 'node_modules/@playwright/test/cli.js')
/** There is one size: every probe, every way out of the page. */
const everything = probes.length + escapes.length

export const hostilePage: ReliabilityTest = {
  number: 12,
  name: 'hostile-page',
  title: 'code of an attacker in the window',
  quick: everything,
  full: everything,
  missing: () => {
    if (!existsSync(join(root, 'out/main/index.js'))) return 'chưa dựng chương trình (npm run build)'
    const hasBrowser = process.platform === 'linux' && process.arch === 'x64'
    return hasBrowser || process.env['E2E_ELECTRON'] === 'real' ? null : 'trình duyệt kèm theo chỉ cho Linux x64'
  },
  run: async (_size, _seed, tell) => tryHostilePage(tell),
}

function tryHostilePage(tell: (line: string) => void): Trial {
  const args = [playwright, 'test', '--project=host', '--reporter=list', 'hostile-page']
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const lines = stdout.split('\n').map((line) => line.trim())
  for (const line of lines.filter((one) => one !== '')) tell(line)

  const guarded = [countOf(lines, 'probes'), countOf(lines, 'escapes')]
  const open = countOf(lines, 'probes in the open window')
  const failures = [
    ...lines.filter((line) => line.startsWith('✘')),
    ...guarded.filter(({ succeeded }) => succeeded > 0).map(({ what, succeeded }) => `${what}: ${succeeded} succeeded`),
  ]
  if (status !== 0 && failures.length === 0) failures.push(`playwright ended with ${status}`)
  return {
    tried: guarded.reduce((sum, { tried }) => sum + tried, 0),
    failures,
    control: { what: 'the same probes in a window with no guard', isSeen: open.succeeded > 0 },
    notes: [`in the open window: ${open.tried} tried / ${open.succeeded} succeeded`],
  }
}

/** What the spec printed: `<what>: n tried / n succeeded`. */
function countOf(lines: readonly string[], what: string): { what: string; tried: number; succeeded: number } {
  for (const line of lines) {
    const [, name, tried, succeeded] = /^(.+): (\d+) tried \/ (\d+) succeeded$/.exec(line) ?? []
    if (name === what) return { what, tried: Number(tried), succeeded: Number(succeeded) }
  }
  return { what, tried: 0, succeeded: 0 }
}

if (import.meta.main) process.exitCode = await runAlone(hostilePage)
