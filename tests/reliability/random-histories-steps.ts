/** The things a person does to a book, each done in the book and in the model. */
import type { Input } from '#shared/contract/contract.ts'
import { addDays } from '#shared/kernel/local-date.ts'
import { keyOf, type PlainCell, type PlainTarget } from './plain-fold.ts'
import { compareExport, comparePast } from './random-histories-compare.ts'
import {
  approveDays,
  closeDay,
  markReceived,
  markSent,
  relockDays,
  reopenDay,
  unlockDays,
} from './random-histories-days.ts'
import { changedCells, daysForSpan, randomCells, randomLevel, spanForDays } from './random-histories-figures.ts'
import { importSheet } from './random-histories-imports.ts'
import {
  anyDay,
  ask,
  clientId,
  count,
  type History,
  outcome,
  pick,
  root,
  rows,
  told,
} from './random-histories-state.ts'

const minute = 60_000

/** Answers where the book and the model disagree. */
type Take = (history: History) => Promise<string[]>

/** What is done, and how often among the others. */
const kinds = {
  enter: [48, (history) => record(history, 'enter', randomCells(history))],
  correct: [28, (history) => record(history, 'correct', changedCells(history))],
  'span for days': [8, (history) => record(history, 'span for days', spanForDays(history))],
  'days for span': [8, (history) => record(history, 'days for span', daysForSpan(history))],
  level: [8, (history) => record(history, 'level', [randomLevel(history)])],
  'send again': [4, sendAgain],
  import: [6, importSheet],
  target: [6, setTarget],
  close: [16, closeDay],
  reopen: [6, reopenDay],
  approve: [18, approveDays],
  unlock: [18, unlockDays],
  relock: [8, relockDays],
  'mark sent': [8, markSent],
  'mark received': [10, markReceived],
  undo: [16, undoEntry],
  'restore day': [8, restoreDay],
  wait: [12, wait],
  'clock back': [4, clockBack],
  restart: [2, restart],
  backup: [1, backUp],
  'restore backup': [5, restoreBackup],
  past: [3, comparePast],
} as const satisfies Record<string, readonly [number, Take]>

/** Everything that is counted when it was done; a run of many histories meets all of it. */
export const stepKinds: readonly string[] = [
  ...Object.keys(kinds),
  'redo',
  'import again',
  'draft',
  'span',
  'mobile',
  'correction',
]

/** Each way as often as it weighs. */
const ways: readonly Take[] = Object.values(kinds).flatMap(([weight, take]) =>
  Array.from({ length: weight }, (): Take => take),
)

export function takeStep(history: History): Promise<string[]> {
  return pick(history.random, ways)(history)
}

/** The first thing done in a book: figures of many days at once. */
export function fillBook(history: History): Promise<string[]> {
  const groups = Array.from({ length: 8 }, () => randomCells(history)).flat()
  const wanted = new Map(groups.filter((one) => one.from === one.to).map((cell) => [keyOf(cell), cell]))
  return record(history, 'enter', [...wanted.values()])
}

/** At the end of some histories: a sheet is exported, a figure corrected, and the sheet drawn again. */
export async function exportAndCorrect(history: History): Promise<string[]> {
  return compareExport(history, () => record(history, 'correct', changedCells(history)))
}

/** Figures that were put: the model's newest entry gets the number that the book gave. */
async function put(
  history: History,
  kind: string,
  asked: ReturnType<typeof ask<'figures.recordFigures'>>,
  model: string,
): Promise<string[]> {
  const reply = await asked
  if ('refusal' in reply) return outcome(history, kind, reply.refusal, model)
  const { entryId, changed } = reply.value
  if (entryId === null) return outcome(history, kind, 'nothing', model)
  const made = history.life.entries.at(-1)
  if (model !== 'done' || made === undefined) return outcome(history, kind, 'done', model)
  made.id = entryId
  const differences =
    made.changes.length === changed ? [] : [`${kind}: ${changed} changed, model ${made.changes.length}`]
  return [...differences, ...outcome(history, kind, 'done', model)]
}

async function record(history: History, kind: string, cells: readonly PlainCell[]): Promise<string[]> {
  if (cells.length === 0) return []
  const { life } = history
  const isUnlocked = history.days.some((on) => life.inForce(on) !== undefined && cells.some((cell) => cell.from === on))
  const input = { clientId: clientId(history), source: 'command-line', postings: cells.map(asPosting) } as const
  const model = life.put(cells)
  const differences = await put(history, kind, ask(history, 'figures.recordFigures', input), model)
  if (model !== 'done') return differences
  history.last = { input, entryId: life.entries.at(-1)?.id ?? 0 }
  if (isUnlocked) count(history, 'correction')
  if (cells.some((cell) => cell.draft !== null)) count(history, 'draft')
  if (cells.some((cell) => cell.from !== cell.to)) count(history, 'span')
  if (cells.some((cell) => cell.channel === 'MOBILE')) count(history, 'mobile')
  return differences
}

/** What was recorded last comes in once more, as after a lost answer, and records nothing. */
async function sendAgain(history: History): Promise<string[]> {
  if (history.last === null) return []
  const { input, entryId } = history.last
  const reply = await ask(history, 'figures.recordFigures', input)
  const store = 'refusal' in reply ? reply.refusal : `${reply.value.entryId} ${reply.value.changed}`
  count(history, 'send again')
  return store === `${entryId} 0` ? [] : [`sent again: ${store}, entry ${entryId}`]
}

async function undoEntry(history: History): Promise<string[]> {
  const { life, random } = history
  const entries = random.isIn(60) ? life.entries.slice(-3) : life.entries
  if (entries.length === 0) return []
  const { id: entryId, isUndo } = pick(random, entries)
  const conflicts = random.isIn(50) ? 'skip' : 'refuse'
  const model = life.undo(entryId, conflicts === 'skip')
  const asked = ask(history, 'figures.undoEntry', { clientId: clientId(history), entryId, conflicts })
  return put(history, isUndo ? 'redo' : 'undo', asked, model)
}

async function restoreDay(history: History): Promise<string[]> {
  const { life, random } = history
  const on = anyDay(history)
  const asOfEntryId = random.isIn(10) || life.entries.length === 0 ? 0 : pick(random, life.entries).id
  const model = life.restoreDay(on, asOfEntryId)
  const asked = ask(history, 'figures.restoreDay', { clientId: clientId(history), on, asOfEntryId })
  return put(history, 'restore day', asked, model)
}

async function setTarget(history: History): Promise<string[]> {
  const { random, life } = history
  const needed = random.isIn(12) ? 'withdrawn' : random.isIn(50) ? 'count' : 'share'
  const shareBp = random.between(0, 100) * 100
  const plain = { withdrawn: null, count: { count: random.between(0, 9000) }, share: { shareBp } }
  const from = anyDay(history)
  const target: PlainTarget = {
    unit: random.isIn(15) ? root : pick(random, rows),
    kind: random.isIn(60) ? 'cumulative' : 'in-period',
    needed: plain[needed],
    from,
    to: addDays(from, random.between(0, 40)),
  }
  const given = { ...plain, share: { shareBp, denominator: 'POP_ELIG' as const } }[needed]
  const { unit: unitCode, kind } = target
  const input = { unitCode, measure: 'ACT', kind, needed: given, from, to: target.to, document: '' } as const
  const asked = ask(history, 'targets.setTargets', { targets: [input] })
  return outcome(history, 'target', await told(asked), life.setTarget(target))
}

async function wait(history: History): Promise<string[]> {
  const { life, random } = history
  life.now += (random.isIn(75) ? random.between(10, 150) : random.between(12 * 60, 40 * 60)) * minute
  return outcome(history, 'wait', 'done', 'done')
}

async function clockBack(history: History): Promise<string[]> {
  history.life.now -= history.random.between(1, 180) * minute
  return outcome(history, 'clock back', 'done', 'done')
}

async function restart(history: History): Promise<string[]> {
  await history.book.reopen()
  return outcome(history, 'restart', 'done', 'done')
}

async function backUp(history: History): Promise<string[]> {
  const { life, book, folder } = history
  const { path } = await book.call('backup.createBackup', { folder })
  history.kept = { path, life: life.copy() }
  return outcome(history, 'backup', 'done', life.note())
}

async function restoreBackup(history: History): Promise<string[]> {
  const { kept, life } = history
  if (kept === null) return backUp(history)
  history.last = null
  const store = await told(ask(history, 'backup.restoreBackup', { path: kept.path }))
  return outcome(history, 'restore backup', store, life.goBackTo(kept.life))
}

function asPosting(cell: PlainCell): Input<'figures.recordFigures'>['postings'][number] {
  const { unit: unitCode, code: indicator, from, to, value, draft } = cell
  const posting = { unitCode, indicator, from, to, value }
  const channel = cell.channel === 'MOBILE' ? 'MOBILE' : 'FIXED'
  return { ...posting, channel, ...(draft === null ? {} : { draft }) }
}
