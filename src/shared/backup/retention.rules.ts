/** Which automatic backups are kept and which are taken away to make room. */
import { addMonths, isoWeekOf, type LocalDate, monthOf } from '#shared/kernel/local-date.ts'
import type { BackupKind } from './backup.contract.ts'

/** An automatic backup, as its file's name tells it. */
export interface DatedBackup {
  readonly name: string
  readonly kind: BackupKind
  readonly on: LocalDate
  /** Orders backups of one day; `HHMMSS` and the number of a name given twice. */
  readonly time: string
}

/** How many are kept: of today, and the newest one each of so many days, weeks and months that have any. */
const kept = { today: 3, days: 14, weeks: 8, months: 24 } as const

/**
 * The backups that stay, as a set of names. Days, weeks and months without a backup do not count, so that nothing goes
 * because the program was not used. Copies made before a migration stay for 24 months whatever else there is, and so
 * does what is dated after today: a clock was wrong, and nobody can say what such a copy is worth.
 */
export function backupsToKeep(backups: readonly DatedBackup[], today: LocalDate): ReadonlySet<string> {
  const oldest = addMonths(today, -kept.months)
  const special = backups.filter(({ kind, on }) => on > today || (kind === 'before-migration' && on >= oldest))
  const newestFirst = backups.filter(({ on }) => on <= today).toSorted(byNewest)
  return new Set(
    [
      ...special,
      ...newestFirst.filter(({ on }) => on === today).slice(0, kept.today),
      ...newestOfEach(newestFirst, ({ on }) => on).slice(0, kept.days),
      ...newestOfEach(newestFirst, ({ on }) => weekKey(on)).slice(0, kept.weeks),
      ...newestOfEach(newestFirst, ({ on }) => monthOf(on)).slice(0, kept.months),
    ].map(({ name }) => name),
  )
}

function newestOfEach(newestFirst: readonly DatedBackup[], keyOf: (backup: DatedBackup) => string): DatedBackup[] {
  return [...Map.groupBy(newestFirst, keyOf).values()].flatMap(([newest]) => (newest === undefined ? [] : [newest]))
}

function weekKey(on: LocalDate): string {
  const { year, week } = isoWeekOf(on)
  return `${year}-${week}`
}

function byNewest(a: DatedBackup, b: DatedBackup): number {
  const [first, second] = [`${a.on} ${a.time} ${a.name}`, `${b.on} ${b.time} ${b.name}`]
  return first < second ? 1 : first > second ? -1 : 0
}
