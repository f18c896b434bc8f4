import type { Output } from '#shared/contract/contract.ts'
import { requireGranted } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { BackupService } from './backup.service.ts'
import type { VerifyService } from './verify.service.ts'

/** Contract of the backup area → its services; restoring replaces the store itself, so the composition root does it. */
export function backupHandlers(
  backups: BackupService,
  verification: VerifyService,
  restore: (path: string) => Output<'backup.restoreBackup'>,
): AreaHandlers<'backup'> {
  return {
    'backup.verifyStore': () => verification.verifyStore(),
    'backup.listBackups': () => backups.listBackups(),
    'backup.createBackup': (input, caller) => {
      const isKnown = backups.listBackups().some((backup) => backup.folder === input.folder)
      if (!isKnown) requireGranted(input.folder, caller)
      return backups.createBackup(input)
    },
    'backup.inspectBackup': (input, caller) => {
      requireGranted(input.path, caller)
      return backups.inspectBackup(input)
    },
    'backup.restoreBackup': ({ path }, caller) => {
      requireGranted(path, caller)
      return restore(path)
    },
  }
}
