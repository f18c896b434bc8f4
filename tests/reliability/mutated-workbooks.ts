/**
 * Workbooks of each format with bits flipped, bytes swapped, blocks lost, doubled or zeroed, ends cut. Of xlsx and ods,
 * whose parts have check sums, whatever is accepted must be cell by cell what was written. The other formats have none:
 * there a changed digit is a valid other file, which control totals find later; here only that reading ends, by itself
 * and within 2 s, and that no prototype changes.
 */
import { Worker } from 'node:worker_threads'
import { counted, type MutationMessage, type MutationTask } from './mutation-counts.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'

export const mutatedWorkbooks: ReliabilityTest = {
  number: 4,
  name: 'mutated-workbooks',
  title: 'mutated workbooks of nine kinds',
  quick: 600,
  full: 100_000,
  run: runMutations,
}

const workerUrl = new URL('./mutation-worker.ts', import.meta.url)
const HANG_MS = 2000
/** Making the workbooks takes a while before the first mutation. */
const START_MS = 60_000
const LOOK_MS = 250
const TOLD_EVERY = 5000
const CONTROLS = 60

async function runMutations(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const total = newTotal()
  for (let from = 0; from < size; ) from = await runThread({ seed, from, to: size, isRepaired: false }, total, tell)
  const control = newTotal()
  await runThread({ seed, from: 0, to: CONTROLS, isRepaired: true }, control, () => undefined)
  const [, refused, same, other] = total.counts
  const [, , unseen = 0, seen = 0] = control.counts
  return {
    tried: size,
    failures: total.failures,
    control: {
      what: `digits changed under right check sums: ${seen} accepted with other values, ${unseen} not noticed`,
      isSeen: seen > 0 && unseen === 0,
    },
    notes: [
      `${refused} refused, ${same} read as written, ${other} of formats without check sums read with other values`,
    ],
  }
}

interface Total {
  readonly failures: string[]
  readonly counts: Int32Array<SharedArrayBuffer>
}

function newTotal(): Total {
  return { failures: [], counts: new Int32Array(new SharedArrayBuffer(16)) }
}

/** Runs mutations in one thread until they are done or one hangs; answers the number of the next. */
async function runThread(
  task: Omit<MutationTask, 'counts'>,
  { failures, counts }: Total,
  tell: (line: string) => void,
): Promise<number> {
  Atomics.store(counts, counted.underWay, -1)
  const worker = new Worker(workerUrl, {
    execArgv: [],
    workerData: { ...task, counts: counts.buffer } satisfies MutationTask,
  })
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  worker.on('message', ({ failure }: MutationMessage) => {
    if (failure === null) resolve(task.to)
    else failures.push(failure)
  })
  worker.on('error', reject)
  let [last, since, told] = [-1, performance.now(), task.from]
  const watch = setInterval(() => {
    const now = Atomics.load(counts, counted.underWay)
    if (now !== last) [last, since] = [now, performance.now()]
    if (now >= told + TOLD_EVERY) {
      told = now
      tell(`${now} tried`)
    }
    if (performance.now() - since < (last < 0 ? START_MS : HANG_MS)) return
    failures.push(`mutation ${last}: over ${HANG_MS} ms`)
    resolve(Math.max(last, task.from) + 1)
  }, LOOK_MS)
  try {
    return await promise
  } finally {
    clearInterval(watch)
    await worker.terminate()
  }
}

if (import.meta.main) process.exitCode = await runAlone(mutatedWorkbooks)
