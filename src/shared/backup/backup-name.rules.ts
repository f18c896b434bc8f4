/** Names of the files that backups are. */
import { type LocalDate, parseLocalDate } from '#shared/kernel/local-date.ts'
import type { BackupKind } from './backup.contract.ts'
import type { DatedBackup } from './retention.rules.ts'

/** What stands in the name of a backup the program made by itself; others have only the stamp. */
const marks = {
  daily: 'hang-ngay',
  closing: 'khi-dong',
  'before-migration': 'truoc-nang-cap',
  'before-import': 'truoc-nhap',
} as const

const automaticName =
  /^so-can-cuoc-(\d{4}-\d{2}-\d{2})-(\d{6})-(hang-ngay|khi-dong|truoc-nang-cap|truoc-nhap)(?:-(\d{1,4}))?\.db$/

/** The name without its ending of a backup made at `2023-04-15-164207`. */
export function backupName(stamp: string, kind: BackupKind): string {
  return kind in marks ? `so-can-cuoc-${stamp}-${marks[kind as keyof typeof marks]}` : `so-can-cuoc-${stamp}`
}

/** What the name of an automatic backup tells; null for every other file, those that people made included. */
export function parseAutomaticName(name: string): DatedBackup | null {
  const [, day = '', time = '', mark, number = '1'] = automaticName.exec(name) ?? []
  const on: LocalDate | null = parseLocalDate(day)
  const kind = (Object.keys(marks) as (keyof typeof marks)[]).find((one) => marks[one] === mark)
  if (on === null || kind === undefined) return null
  return { name, kind, on, time: `${time} ${number.padStart(4, '0')}` }
}

/** Stands at the end of a backup's name until it is whole and checked. */
export const halfWritten = '.tam'

/** True for the name a backup has while it is written. */
export function isHalfWrittenName(name: string): boolean {
  return /^so-can-cuoc-\d{4}-\d{2}-\d{2}-\d{6}[a-z0-9-]*\.db\.tam$/.test(name)
}
