import type { Command } from './command.ts'
import { approveCommand } from './commands/approve.command.ts'
import { auditCommand } from './commands/audit.command.ts'
import { backupCommand } from './commands/backup.command.ts'
import { closeCommand } from './commands/close.command.ts'
import { demoCommand } from './commands/demo.command.ts'
import { drillCommand } from './commands/drill.command.ts'
import { exportCommand } from './commands/export.command.ts'
import { historyCommand } from './commands/history.command.ts'
import { initCommand } from './commands/init.command.ts'
import { pastCommand } from './commands/past.command.ts'
import { recordCommand } from './commands/record.command.ts'
import { relockCommand } from './commands/relock.command.ts'
import { reportCommand } from './commands/report.command.ts'
import { restoreCommand } from './commands/restore.command.ts'
import { undoCommand } from './commands/undo.command.ts'
import { unlockCommand } from './commands/unlock.command.ts'
import { verifyCommand } from './commands/verify.command.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  initCommand,
  recordCommand,
  closeCommand,
  approveCommand,
  unlockCommand,
  relockCommand,
  historyCommand,
  undoCommand,
  reportCommand,
  exportCommand,
  pastCommand,
  auditCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  drillCommand,
  demoCommand,
]
