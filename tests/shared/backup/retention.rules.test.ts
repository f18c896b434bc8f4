import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName, isHalfWrittenName, parseAutomaticName } from '#shared/backup/backup-name.rules.ts'
import { backupsToKeep, type DatedBackup } from '#shared/backup/retention.rules.ts'
import { addDays, addMonths, isoWeekOf, type LocalDate, localDate, monthOf } from '#shared/kernel/local-date.ts'

const today = localDate('2024-02-29')

function backup(on: LocalDate, time = '170000', kind: DatedBackup['kind'] = 'daily'): DatedBackup {
  return { name: `so-can-cuoc-${on}-${time}-${kind}.db`, kind, on, time }
}

const anyBackups = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: -5, max: 1000 }),
      fc.integer({ min: 0, max: 239_999 }),
      fc.constantFrom('daily' as const, 'closing' as const, 'before-migration' as const),
    ),
    { maxLength: 120, selector: ([days, time]) => `${days} ${time}` },
  )
  .map((list) => list.map(([days, time, kind]) => backup(addDays(today, -days), String(time).padStart(6, '0'), kind)))

const newestOf = (backups: readonly DatedBackup[]): DatedBackup | undefined =>
  backups.toSorted((a, b) => (a.on + a.time < b.on + b.time ? -1 : 1)).at(-1)

function onlyKept(backups: readonly DatedBackup[], day: LocalDate): DatedBackup[] {
  const kept = backupsToKeep(backups, day)
  return backups.filter(({ name }) => kept.has(name))
}

describe('which backups are kept', () => {
  it('three of today, one of each earlier day for 14 days', () => {
    const ofToday = ['080000', '110000', '140000', '170000'].map((time) => backup(today, time))
    const earlier = Array.from({ length: 20 }, (_, days) => backup(addDays(today, -days - 1)))
    const kept = onlyKept([...ofToday, ...earlier], today)
    expect(kept.filter(({ on }) => on === today).map(({ time }) => time)).toEqual(['110000', '140000', '170000'])
    const days = kept.filter(({ on }) => on !== today && on >= addDays(today, -13))
    expect(days).toHaveLength(13)
  })

  it('after three years of a backup at every opening and closing: 14 days, 8 weeks, 24 months have theirs', () => {
    let kept: DatedBackup[] = []
    for (let on = addMonths(today, -36); on <= today; on = addDays(on, 1))
      kept = onlyKept([...kept, backup(on, '073000'), backup(on, '171500', 'closing')], on)
    const days = new Set(kept.map(({ on }) => on))
    for (let ago = 0; ago < 14; ago += 1) expect(days).toContain(addDays(today, -ago))
    const weeks = new Set(kept.map(({ on }) => JSON.stringify(isoWeekOf(on))))
    for (let ago = 0; ago < 8; ago += 1) expect(weeks).toContain(JSON.stringify(isoWeekOf(addDays(today, -7 * ago))))
    const months = new Set(kept.map(({ on }) => monthOf(on)))
    for (let ago = 0; ago < 24; ago += 1) expect(months).toContain(monthOf(addMonths(today, -ago)))
    expect(kept.length).toBeLessThanOrEqual(3 + 14 + 8 + 24)
  })

  it('the newest always stays, thinning again takes nothing more, and there is a bound', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = onlyKept(backups, today)
        if (backups.length > 0) expect(kept).toContain(newestOf(backups))
        expect(onlyKept(kept, today)).toEqual(kept)
        const counted = kept.filter(({ kind, on }) => kind !== 'before-migration' && on <= today)
        expect(counted.length).toBeLessThanOrEqual(3 + 14 + 8 + 24)
      }),
      { seed: 2023, numRuns: 300 },
    )
  })

  it('the newest of every kept day, week and month is the one that stays', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const past = backups.filter(({ on }) => on <= today)
        const kept = backupsToKeep(backups, today)
        const months = [...new Set(past.map(({ on }) => monthOf(on)))].toSorted().slice(-24)
        for (const month of months) {
          const newest = newestOf(past.filter(({ on }) => monthOf(on) === month))
          expect(kept).toContain(newest?.name)
        }
      }),
      { seed: 2023, numRuns: 200 },
    )
  })

  it('copies made before a migration stay for 24 months, and what a wrong clock dated after today stays', () => {
    const days = Array.from({ length: 40 }, (_, ago) => backup(addDays(today, -ago)))
    const before = [1, 20, 700].map((ago) => backup(addDays(today, -ago), '060000', 'before-migration'))
    const old = backup(addMonths(today, -25), '060000', 'before-migration')
    const monthly = Array.from({ length: 25 }, (_, ago) => backup(addMonths(today, -ago), '235900'))
    const future = backup(addDays(today, 300))
    const kept = backupsToKeep([...days, ...before, ...monthly, old, future], today)
    for (const one of [...before, future]) expect(kept).toContain(one.name)
    expect(kept).not.toContain(old.name)
  })
})

describe('names of backups', () => {
  it('of automatic ones tell their day and kind', () => {
    for (const kind of ['daily', 'closing', 'before-migration'] as const) {
      const name = backupName('2023-04-15-164207', kind)
      expect(parseAutomaticName(`${name}.db`)).toMatchObject({ kind, on: '2023-04-15' })
      expect(parseAutomaticName(`${name}-2.db`)).toMatchObject({ kind, on: '2023-04-15' })
    }
  })

  it('that people chose, or that are not ours, tell nothing: such files are never taken away', () => {
    for (const name of [
      `${backupName('2023-04-15-164207', 'manual')}.db`,
      `${backupName('2023-04-15-164207', 'second-place')}.db`,
      'so-truoc-khoi-phuc-2023-04-15-164207.db',
      'so-can-cuoc-2023-04-31-164207-hang-ngay.db',
      'so-can-cuoc-2023-04-15-164207-hang-ngay.db.tam',
      'bao-cao-2023-04-15-164207-hang-ngay.db',
      'so-can-cuoc.db',
    ])
      expect([name, parseAutomaticName(name)]).toEqual([name, null])
  })

  it('of half-written ones are told from whole ones', () => {
    const name = `${backupName('2023-04-15-164207', 'manual')}.db`
    expect([name, `${name}.tam`, 'so-truoc-khoi-phuc-2023-04-15-164207.db.tam'].map(isHalfWrittenName)).toEqual([
      false,
      true,
      false,
    ])
  })
})
