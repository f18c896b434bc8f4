/** A colleague's sheet of a day comes into the book, in whatever order, and now and then a second time. */
import type { Output } from '#shared/contract/contract.ts'
import { noChoices } from '#shared/importing/understanding.schema.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { sampleCommunes } from '#tests/support/sample-setup.ts'
import { testCaller } from '#tests/support/test-book.ts'
import { type PlainCell, plainSum } from './plain-fold.ts'
import { anyDay, clientId, count, dayOf, type History, outcome, some } from './random-histories-state.ts'

const columns = { CC_NEW: 'CCCD cấp mới', CC_EXCH: 'CCCD cấp đổi' } as const
const codes = ['CC_NEW', 'CC_EXCH'] as const
/** Figures of one family may not be reported over spans that share a day. */
const family: readonly string[] = ['CC_NEW', 'CC_EXCH', 'CC_REIS', 'CC_TOTAL']

interface Read {
  readonly unit: string
  readonly name: string
  readonly values: readonly (number | null)[]
}

export async function importSheet(history: History): Promise<string[]> {
  const { random, life } = history
  const on = anyDay(history)
  // A figure of a day to come is refused, which the rules of the importer show by themselves.
  if (on > dayOf(life.now)) return []
  const rows = some(random, sampleCommunes, 3).map(({ code, name }, row): Read => {
    const value = (): number | null => (row > 0 && random.isIn(15) ? null : random.between(0, 30))
    return { unit: code, name, values: codes.map(value) }
  })
  const bytes = sheetBytes(rows, on)
  const differences = await importOnce(history, bytes, wantedCells(history, rows, on))
  if (differences.length > 0 || random.isIn(50)) return differences
  count(history, 'import again')
  const again = await preview(history, bytes)
  return again.writes === 0 ? [] : [`import again: ${again.writes} figures to write`]
}

function sheetBytes(rows: readonly Read[], on: LocalDate): Uint8Array<ArrayBuffer> {
  const lines = rows.map(({ name, values }) => [name, ...values.map((value) => value ?? '')].join(','))
  const head = ['Đơn vị', ...codes.map((code) => columns[code])].join(',')
  return new TextEncoder().encode([`BÁO CÁO NGÀY ${formatDate(on)}`, head, ...lines].join('\n'))
}

/** What the sheet should change: the whole of a day less what mobile teams took, where nothing over more days stands. */
function wantedCells({ life }: History, rows: readonly Read[], on: LocalDate): PlainCell[] {
  return rows.flatMap(({ unit, values }) =>
    codes.flatMap((code, column): PlainCell[] => {
      const value = values[column] ?? null
      const [fixed, mobile] = (['FIXED', 'MOBILE'] as const).map((channel) =>
        life.book.flow(unit, code, on, on, channel),
      )
      const taken = mobile ?? null
      const isStanding = value === plainSum([fixed ?? null, taken])
      const isAllMobile = value === taken && (fixed ?? null) === null && value !== 0
      if (value === null || isStanding || isAllMobile || value < (taken ?? 0)) return []
      if (isCovered(life.book.cells.values(), unit, on)) return []
      return [{ unit, code, channel: 'FIXED', from: on, to: on, value: value - (taken ?? 0), draft: null }]
    }),
  )
}

function isCovered(cells: Iterable<PlainCell>, unit: string, on: string): boolean {
  return [...cells].some(
    (cell) =>
      cell.unit === unit &&
      cell.value !== null &&
      cell.from !== cell.to &&
      cell.from <= on &&
      cell.to >= on &&
      family.includes(cell.code),
  )
}

/** The preview of a file with every doubt about figures answered: they are meant as they stand. */
async function preview(history: History, bytes: Uint8Array<ArrayBuffer>): Promise<Output<'importing.getPreview'>> {
  const { book } = history
  const { id: importId } = await book.call('importing.addFile', { name: 'bao-cao.csv', bytes, sender: '' })
  const seen = await book.call('importing.getPreview', { importId })
  const open = seen.questions.filter(({ answer }) => answer === null)
  if (open.length === 0) return seen
  const answers = Object.fromEntries(open.map(({ id }) => [id, 'take']))
  await book.call('importing.setChoices', { importId, choices: { ...noChoices, answers } })
  return book.call('importing.getPreview', { importId })
}

async function importOnce(
  history: History,
  bytes: Uint8Array<ArrayBuffer>,
  wanted: readonly PlainCell[],
): Promise<string[]> {
  const { book, life } = history
  const seen = await preview(history, bytes)
  // What a locked day does not take waits as a request, and changes nothing.
  const taken = wanted.filter((cell) => life.copy().put([cell]) !== 'figures/refused')
  if (seen.writes !== taken.length || seen.requests !== wanted.length - taken.length)
    return [`import: ${seen.writes} figures and ${seen.requests} requests, model ${taken.length} of ${wanted.length}`]
  if (wanted.length === 0) return outcome(history, 'import', 'nothing', 'nothing')
  const before = await entries(history)
  const input = { importId: seen.head.id, clientId: clientId(history), planHash: seen.planHash }
  const reply = await book.backend.dispatch('importing.commitImport', input, testCaller)
  if (!reply.ok) return [`import: ${JSON.stringify(reply.failure)}`]
  const { entryId, changed } = reply.value as Output<'importing.commitImport'>
  // The copy made before, and the import itself where it only asks, enter the book without a figure.
  const others = (await entries(history)) - before - (taken.length > 0 ? 1 : 0)
  for (let other = 0; other < others; other += 1) life.note()
  if (taken.length === 0) return outcome(history, 'import', entryId === null ? 'done' : 'an entry', 'done')
  const model = life.put(taken)
  const made = life.entries.at(-1)
  if (made !== undefined && entryId !== null) made.id = entryId
  return [
    ...(changed === taken.length ? [] : [`import: ${changed} changed, model ${taken.length}`]),
    ...outcome(history, 'import', 'done', model),
  ]
}

async function entries({ book }: History): Promise<number> {
  return (await book.call('audit.getChain', {})).entries
}
