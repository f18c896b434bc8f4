/**
 * A store that somebody altered with a database tool: a row edited, deleted or put elsewhere, the last entries cut off,
 * an entry restamped with its hashes made anew, an older copy put in place. Whoever alters the ledger also puts the
 * totals right, so that only the chain can tell. What the store itself cannot show (a whole chain that ends earlier or
 * was made anew) shows at whoever knows a later head: the program's own witness, or the province that took a package.
 *
 *   node tests/reliability/tampering.ts [--full (10000)] [--runs n] [--seed n]
 */
import Database from 'better-sqlite3'
import type { ChainHead } from '#backend/figures/ledger.service.ts'
import { createLedgerService } from '#backend/figures/ledger.service.ts'
import { createLedgerRepo } from '#backend/figures/ledger.repo.ts'
import { createVerifyRepo } from '#backend/backup/verify.repo.ts'
import { createVerifyService } from '#backend/backup/verify.service.ts'
import { fixedClock } from '#tests/support/fixed-clock.ts'
import { createRandom, type Random } from '../../src/main/cli/sample/seeded-random.ts'
import { type ReliabilityTest, runAlone, type Trial } from './reliability-test.ts'
import { kinds } from './tampering-kinds.ts'
import { makeHistory } from './tampering-history.ts'

export const tampering: ReliabilityTest = {
  number: 9,
  name: 'tampering',
  title: 'a store that somebody altered',
  quick: 60,
  full: 10_000,
  run: (size, seed, tell) => tamper(size, seed, tell),
}

/** How an alteration was seen: by the store itself, or only by one who knows a head of the chain. */
type Sight = 'store' | 'known head' | 'not at all'

async function tamper(size: number, seed: number, tell: (line: string) => void): Promise<Trial> {
  const random = createRandom(seed)
  const history = await makeHistory(random)
  const failures: string[] = []
  const seen = new Map<string, number>()
  let missedWithoutChain = 0
  for (let run = 1; run <= size; run += 1) {
    const [name, kind] = pick(random, Object.entries(kinds))
    const db = new Database(history.store)
    const what = kind(db, { random, older: history.older })
    const altered = what.replacement === undefined ? db : new Database(what.replacement)
    const sight = sightOf(altered, history.head)
    if (sight !== 'store' || !isSoundWithoutChain(altered)) {
      // Seen by more than the chain, or by less.
    } else missedWithoutChain += 1
    const label = `${name}: ${sight}`
    seen.set(label, (seen.get(label) ?? 0) + 1)
    if (sight === 'not at all') failures.push(`run ${run}, seed ${seed}: ${name}, ${what.told}`)
    if (run % 500 === 0) tell(`${run} of ${size}`)
    altered.close()
    if (altered !== db) db.close()
  }
  return {
    tried: size,
    failures,
    control: {
      what: `a checker of file and totals without the chain misses some of it (${missedWithoutChain})`,
      isSeen: missedWithoutChain > 0 && sightOf(new Database(history.store), history.head) === 'not at all',
    },
    notes: [...seen].toSorted(([a], [b]) => a.localeCompare(b)).map(([label, count]) => `${label} ${count}`),
  }
}

function sightOf(db: Database.Database, known: ChainHead): Sight {
  const ledger = createLedgerService(createLedgerRepo(db), fixedClock())
  if (!createVerifyService(createVerifyRepo(db), ledger).verifyStore().ok) return 'store'
  return ledger.hashAt(known.entries) === known.hash ? 'not at all' : 'known head'
}

function isSoundWithoutChain(db: Database.Database): boolean {
  const ledger = createLedgerService(createLedgerRepo(db), fixedClock())
  const { integrity, totals } = createVerifyService(createVerifyRepo(db), ledger).verifyStore()
  return integrity && totals
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.between(0, items.length - 1)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

if (import.meta.main) process.exitCode = await runAlone(tampering)
