// Runs the reliability tests one after another and prints a table of all fifteen.
//   node scripts/reliability.ts [--full] [--only 2,9] [--seed n]
// Ends with 1 when one failed or its control was not seen; with 3 when nothing that was asked for can run here.
import { parseArgs } from 'node:util'
import { allTests } from '#tests/reliability/all-tests.ts'
import {
  defaultSeed,
  notHere,
  type Outcome,
  type ReliabilityTest,
  runAndPrint,
} from '#tests/reliability/reliability-test.ts'

interface Line {
  readonly number: number
  readonly name: string
  readonly tried: string
  readonly failed: string
  readonly control: string
  readonly seconds: string
  readonly outcome: string
}

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: String(defaultSeed) },
  },
})
const chosen = values.only?.split(',').map(Number)
const seed = Number(values.seed)
const lines: Line[] = []
const counts = { passed: 0, failed: 0, notHere: 0 }

for (const { number, name, tests, note } of allTests) {
  if (chosen !== undefined && !chosen.includes(number)) continue
  for (const test of tests) lines.push(await run(test))
  if (tests.length === 0 || note !== undefined) lines.push(emptyLine(number, name, note ?? 'chưa có'))
}
printTable(lines)
console.log(
  `\n${counts.passed} passed, ${counts.failed} failed, ${counts.notHere} không chạy được ở đây (seed ${seed}, ${values.full ? 'full' : 'quick'} size)`,
)
if (counts.failed > 0) process.exitCode = 1
else if (counts.passed === 0) process.exitCode = 3

async function run(test: ReliabilityTest): Promise<Line> {
  const { number, name, title } = test
  const size = values.full ? test.full : test.quick
  console.log(`\n${number}. ${title}: ${size}, seed ${seed}`)
  const outcome = await runAndPrint(test, { size, seed }).catch((error: unknown) => {
    console.error(error)
    return null
  })
  if (outcome === null) {
    counts.failed += 1
    return emptyLine(number, name, 'FAILED: it did not run to its end')
  }
  return outcomeLine(test, outcome)
}

function outcomeLine({ number, name }: ReliabilityTest, outcome: Outcome): Line {
  if (outcome.kind === 'not-here') {
    counts.notHere += 1
    return emptyLine(number, name, notHere(outcome.missing))
  }
  const { trial, seconds, isPassed } = outcome
  counts[isPassed ? 'passed' : 'failed'] += 1
  return {
    number,
    name,
    tried: String(trial.tried),
    failed: String(trial.failures.length),
    control: trial.control.isSeen ? 'seen' : 'NOT SEEN',
    seconds: String(seconds),
    outcome: isPassed ? 'passed' : 'FAILED',
  }
}

function emptyLine(number: number, name: string, outcome: string): Line {
  return { number, name, tried: '', failed: '', control: '', seconds: '', outcome }
}

function printTable(rows: readonly Line[]): void {
  const cells = rows.map(({ number, name, tried, failed, control, seconds, outcome }) => [
    String(number).padStart(2),
    name.padEnd(42),
    tried.padStart(7),
    failed.padStart(6),
    control.padEnd(8),
    seconds.padStart(7),
    outcome,
  ])
  const titles = ['#'.padStart(2), 'test'.padEnd(42), '  tried', 'failed', 'control ', 'seconds', 'outcome']
  console.log(`\n${[titles, ...cells].map((row) => row.join('  ')).join('\n')}`)
}
