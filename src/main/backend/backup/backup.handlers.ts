import type { Verification } from '#shared/backup/backup.contract.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { CheckedCaller } from '../backend-ports.ts'
import { requireGranted } from '../desktop/desktop.handlers.ts'
import type { AreaHandlers } from '../rpc/handler-table.ts'
import type { BackupSchedule } from './backup-schedule.service.ts'
import type { BackupService } from './backup.service.ts'
import type { DrillService } from './drill.service.ts'

interface Services {
  readonly backups: BackupService
  readonly schedule: BackupSchedule
  readonly drill: DrillService
  readonly verify: () => Promise<Verification>
  /** Restoring replaces the store itself, so the composition root does it. */
  readonly restore: (path: string, author: string) => Promise<Output<'backup.restoreBackup'>>
}

/** Contract of the backup area → its services. */
export function backupHandlers({ backups, schedule, drill, verify, restore }: Services): AreaHandlers<'backup'> {
  /** A file that a person chose, or a backup of the list of this very store. */
  const requireFile = (path: string, caller: CheckedCaller): void => {
    if (!backups.isListed(path)) requireGranted(path, caller)
    backups.requireOther(path)
  }
  return {
    'backup.verifyStore': verify,
    'backup.listBackups': () => backups.listBackups(),
    'backup.getSchedule': () => schedule.getSchedule(),
    'backup.setSecondPlace': ({ folder }, caller) => {
      if (folder !== null) requireGranted(folder, caller)
      return schedule.setSecondPlace({ folder }, caller.author)
    },
    'backup.runDrill': ({ path }, caller) => {
      if (path !== undefined) requireFile(path, caller)
      return drill.runDrill({ path }, caller.author)
    },
    'backup.createBackup': ({ folder }, caller) => {
      const kind = backups.kindIn(folder, schedule.getSchedule().secondPlace.folder)
      if (kind === null) requireGranted(folder, caller)
      return backups.make(folder, kind ?? 'manual', caller.author)
    },
    'backup.inspectBackup': ({ path }, caller) => {
      requireFile(path, caller)
      return backups.inspectBackup({ path })
    },
    'backup.restoreBackup': ({ path }, caller) => {
      requireFile(path, caller)
      return restore(path, caller.author)
    },
  }
}
