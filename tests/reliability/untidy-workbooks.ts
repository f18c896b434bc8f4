/**
 * Workbooks as colleagues send them, made with faults on purpose and with their truth: nothing may be taken from one
 * without a question that is not true, and nothing after true answers either.
 *
 *   node tests/reliability/untidy-workbooks.ts [--count n] [--seed n] [--shape name] [--fault name] [--format name]
 *     [--only n] [--show] [--report FILE]
 *
 * `--only` tries the workbook of that number alone, `--show` prints its sheets, its truth and what was understood.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { generateUntidy, type Wanted } from './untidy-generate.ts'
import { judge } from './untidy-judge.ts'
import { untidyFormats } from './untidy-model.ts'
import { readBytes, readerFaults } from './untidy-reading.ts'
import { showUntidy } from './untidy-show.ts'
import { breakdown, type Judged, summary } from './untidy-tally.ts'
import { defaultSeed, type ReliabilityTest, runAndPrint, type Trial } from './reliability-test.ts'

export const untidyWorkbooks: ReliabilityTest = {
  number: 4,
  name: 'untidy-workbooks',
  title: 'untidy workbooks with seeded faults, read and understood',
  quick: 60,
  full: 3000,
  run: (size, seed, tell) => tryUntidy(size, seed, {}, tell),
}

/** Workbook n of a seed is made from this number. */
function numberOf(seed: number, index: number): number {
  return seed * 100_000 + index
}

export async function tryUntidy(
  count: number,
  seed: number,
  wanted: Wanted,
  tell: (line: string) => void,
  firstIndex = 0,
): Promise<Trial> {
  const failures: string[] = []
  const judged: Judged[] = []
  for (let index = firstIndex; index < firstIndex + count; index += 1) {
    const one = await tryOne(numberOf(seed, index), wanted)
    judged.push(one)
    const name = nameOf(one)
    failures.push(...one.faults.map((fault) => `${name}: ${fault}`))
    tell(`${name}: ${told(one)}`)
  }
  const controls = judged.flatMap(({ judgement }) => judgement?.isControlSeen ?? [])
  return {
    tried: judged.length,
    failures,
    control: {
      what: `a truth of one more makes every figure a misread, in ${controls.filter((seen) => seen).length} of ${controls.length} workbooks`,
      isSeen: controls.length > 0 && controls.every((seen) => seen),
    },
    notes: [...summary(judged), ...breakdown(judged)],
  }
}

interface Tried extends Judged {
  readonly faults: readonly string[]
}

async function tryOne(number: number, wanted: Wanted): Promise<Tried> {
  const generated = await generateUntidy(number, wanted)
  const { workbook, fileName, bytes } = generated
  const reading = await readBytes(fileName, bytes)
  if (reading.kind === 'refused')
    return {
      generated,
      judgement: null,
      refusal: reading.code,
      faults: [`refused: ${reading.code}`],
    }
  const lost = readerFaults(workbook, reading.plain)
  const judgement = judge(workbook, reading.plain, fileName)
  const faults = [
    ...lost.slice(0, 3).map((fault) => `reader: ${fault}`),
    ...judgement.silent.map((fault) => `silent: ${fault}`),
    ...judgement.answered.map((fault) => `after answers: ${fault}`),
  ]
  return { generated, judgement, refusal: null, faults }
}

function nameOf({ generated: { seed, workbook, fault } }: Judged): string {
  return `--only ${seed} ${workbook.shape}/${fault}/${workbook.format}/${workbook.vocabulary}${workbook.dress.length > 0 ? ` [${workbook.dress.join('; ')}]` : ''}`
}

function told({ judgement, refusal }: Judged): string {
  if (judgement === null) return `refused ${refusal ?? ''}`
  const { sound, takenAtOnce, takenAfter, questions, unanswered } = judgement
  return `${takenAtOnce} of ${sound} at once, ${takenAfter} after ${questions} questions${unanswered.length > 0 ? `, open: ${[...new Set(unanswered)].join(', ')}` : ''}`
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '300' },
      seed: { type: 'string', default: String(defaultSeed) },
      shape: { type: 'string' },
      fault: { type: 'string' },
      format: { type: 'string' },
      only: { type: 'string' },
      show: { type: 'boolean', default: false },
      report: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    },
  })
  const format = untidyFormats.find((one) => one === values.format)
  const wanted: Wanted = {
    ...(values.shape === undefined ? {} : { shape: values.shape }),
    ...(values.fault === undefined ? {} : { fault: values.fault }),
    ...(format === undefined ? {} : { format }),
  }
  const lines: string[] = []
  const seed = Number(values.seed)
  const only = values.only === undefined ? null : Number(values.only)
  if (only !== null && values.show) console.log(await showUntidy(only, wanted))
  const outcome = await runAndPrint(
    {
      ...untidyWorkbooks,
      run: async (size) => {
        const tell = (line: string): void => void lines.push(line)
        const trial =
          only === null
            ? await tryUntidy(size, seed, wanted, tell)
            : await tryUntidy(1, Math.floor(only / 100_000), wanted, tell, only % 100_000)
        lines.push('', ...trial.failures, '', ...(trial.notes ?? []))
        return trial
      },
    },
    { size: Number(values.count), seed },
  )
  if (values.report !== undefined) writeFileSync(values.report, `${lines.join('\n')}\n`)
  else if (!values.quiet && only !== null) console.log(lines.join('\n'))
  return outcome.kind === 'run' && outcome.isPassed ? 0 : 1
}

if (import.meta.main) process.exitCode = await main()
