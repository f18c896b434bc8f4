import type { Generated } from './untidy-generate.ts'
import type { Judgement } from './untidy-judge.ts'

export interface Judged {
  readonly generated: Generated
  /** Null where the reader refused the file, with its code. */
  readonly judgement: Judgement | null
  readonly refusal: string | null
}

interface Line {
  workbooks: number
  misread: number
  misreads: number
  sound: number
  atOnce: number
  after: number
  mendable: number
  mended: number
  silentFiles: number
}

/** What is behind one tally: shape, fault, format, vocabulary, dress. */
const groups: Readonly<Record<string, (one: Generated) => readonly string[]>> = {
  shape: ({ workbook }) => [workbook.shape],
  fault: ({ fault }) => [fault],
  format: ({ workbook }) => [workbook.format],
  vocabulary: ({ workbook }) => [workbook.vocabulary],
  dress: ({ workbook }) => workbook.dress,
}

export function summary(all: readonly Judged[]): string[] {
  const line = lineOf(all)
  const sound = all.filter(({ generated }) => generated.fault === 'none')
  const untouched = lineOf(sound)
  return [
    `${line.workbooks} workbooks, ${line.misread} with a silent misread (${line.misreads} cells)`,
    `sound cells: ${line.sound}, read without a question ${share(line.atOnce, line.sound)}, after answers ${share(line.after, line.sound)}`,
    `faulty cells that an answer can mend: ${line.mendable}, read after answers ${share(line.mended, line.mendable)}`,
    `workbooks without a fault: ${untouched.workbooks}, read whole without a question ${share(untouched.silentFiles, untouched.workbooks)}, cells ${share(untouched.atOnce, untouched.sound)}`,
    `warnings given: ${warnings(all)}`,
    `not read at all: ${all.filter(({ judgement }) => judgement === null).length}`,
  ]
}

export function breakdown(all: readonly Judged[]): string[] {
  return Object.entries(groups).flatMap(([name, keysOf]) => {
    const byKey = new Map<string, Judged[]>()
    for (const one of all) for (const key of keysOf(one.generated)) byKey.set(key, [...(byKey.get(key) ?? []), one])
    const rows = [...byKey]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, some]) => {
        const line = lineOf(some)
        return `  ${key.padEnd(24)}${String(line.workbooks).padStart(6)}${String(line.misread).padStart(8)}${share(line.atOnce, line.sound).padStart(9)}${share(line.after, line.sound).padStart(9)}${share(line.mended, line.mendable).padStart(9)}`
      })
    return [`${name.padEnd(26)} books misread  at once   after   mended`, ...rows]
  })
}

function lineOf(all: readonly Judged[]): Line {
  const line: Line = {
    workbooks: 0,
    misread: 0,
    misreads: 0,
    sound: 0,
    atOnce: 0,
    after: 0,
    mendable: 0,
    mended: 0,
    silentFiles: 0,
  }
  for (const { judgement } of all) {
    line.workbooks += 1
    if (judgement === null) continue
    const misreads = judgement.silent.length + judgement.answered.length
    line.misreads += misreads
    if (misreads > 0) line.misread += 1
    line.sound += judgement.sound
    line.atOnce += judgement.takenAtOnce
    line.after += judgement.takenAfter
    line.mendable += judgement.mendable
    line.mended += judgement.mended
    if (judgement.takenAtOnce === judgement.sound) line.silentFiles += 1
  }
  return line
}

function warnings(all: readonly Judged[]): string {
  const asked = all.filter(({ judgement }) => judgement !== null && judgement.warned !== null)
  return `${asked.filter(({ judgement }) => judgement?.warned === true).length} of ${asked.length}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`
}
