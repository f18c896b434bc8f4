/** Reads mutated workbooks one after another, as many as a thread lives through; told apart from hangs by its progress. */
import { parentPort, workerData } from 'node:worker_threads'
import { unzipSync, zipSync } from 'fflate'
import { readFile } from '#backend/excel/reading/read-file.ts'
import { unpackWorkbook } from '#backend/excel/reading/unpack-workbook.ts'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { createRandom } from '../../src/main/cli/sample/seeded-random.ts'
import { counted, type MutationMessage, type MutationTask } from './mutation-counts.ts'
import { mutate } from './mutate-bytes.ts'
import { standardWorkbooks } from './standard-workbooks.ts'

const { seed, from, to, isRepaired, ...shared } = workerData as MutationTask
const counts = new Int32Array(shared.counts)
const workbooks = await standardWorkbooks()
const originals = await Promise.all(workbooks.map(({ name, bytes }) => cellsAsText(name, bytes)))
const prototypeNames = namesOfPrototypes()
const tell = (failure: string | null): void => parentPort?.postMessage({ failure } satisfies MutationMessage)
// What a library complains about says nothing here.
console.error = () => undefined

for (let run = from; run < to; run += 1) {
  Atomics.store(counts, counted.underWay, run)
  await tryOne(run)
}
tell(null)

async function tryOne(run: number): Promise<void> {
  const random = createRandom(seed * 1_000_003 + run)
  const index = random.between(0, workbooks.length - 1)
  const workbook = workbooks[index]
  if (workbook === undefined || (isRepaired && !workbook.isChecked)) return
  const mutation = mutate(workbook.bytes, random)
  const bytes = isRepaired ? repaired(workbook.bytes, run) : mutation.bytes
  const label = `mutation ${run} (${workbook.name}, ${mutation.kind})`
  try {
    const read = await cellsAsText(workbook.name, bytes)
    if (read === originals[index]) Atomics.add(counts, counted.same, 1)
    else {
      Atomics.add(counts, counted.other, 1)
      if (workbook.isChecked && !isRepaired) tell(`${label}: accepted with other values`)
    }
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('read/')) Atomics.add(counts, counted.refused, 1)
    else tell(`${label}: ${String(error)}`)
  }
  if (namesOfPrototypes() !== prototypeNames) tell(`${label}: a prototype changed`)
}

async function cellsAsText(name: string, bytes: Uint8Array): Promise<string> {
  return JSON.stringify(await unpackWorkbook(await readFile(name, bytes)))
}

/** A digit inside a sheet is another one, and the package is whole again. */
function repaired(bytes: Uint8Array, run: number): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts)) {
    if (!/sheet1\.xml$|content\.xml$/.test(name)) continue
    const text = Buffer.from(part).toString('utf8')
    const digits = [...text.matchAll(/(?<=<v>|office:value=")\d/g)]
    const at = digits[run % digits.length]?.index ?? 0
    parts[name] = Buffer.from(`${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`, 'utf8')
  }
  return zipSync(parts)
}

function namesOfPrototypes(): string {
  const prototypes = [Object.prototype, Array.prototype, String.prototype, Map.prototype, Function.prototype]
  return prototypes.map((one) => Object.getOwnPropertyNames(one).join()).join(';')
}
