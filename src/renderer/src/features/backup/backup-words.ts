import { dateOfInstant } from '#shared/kernel/instant.ts'
import { type TextKey, t } from '#renderer/texts/vi.ts'
import type { BackupKind } from '#shared/backup/backup.contract.ts'
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts'

const kinds = {
  manual: 'backup.kindManual',
  daily: 'backup.kindDaily',
  closing: 'backup.kindClosing',
  'second-place': 'backup.kindSecondPlace',
  'before-migration': 'backup.kindBeforeMigration',
  'before-import': 'backup.kindBeforeImport',
  'before-restore': 'backup.kindBeforeRestore',
} as const satisfies Record<BackupKind, TextKey>

/** Why a backup was made. */
export function kindText(kind: BackupKind): string {
  return t(kinds[kind])
}

/** How long ago something was made: 'hôm nay', '9 ngày'. */
export function ageText(at: string, today: LocalDate): string {
  const days = daysBetween(dateOfInstant(at), today)
  return days <= 0 ? t('backup.ageToday') : t('backup.ageDays', { count: days })
}
