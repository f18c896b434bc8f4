import type { Command } from './command.ts'
import { backupCommand } from './commands/backup.command.ts'
import { closeCommand } from './commands/close.command.ts'
import { demoCommand } from './commands/demo.command.ts'
import { exportCommand } from './commands/export.command.ts'
import { initCommand } from './commands/init.command.ts'
import { recordCommand } from './commands/record.command.ts'
import { reportCommand } from './commands/report.command.ts'
import { restoreCommand } from './commands/restore.command.ts'
import { verifyCommand } from './commands/verify.command.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  initCommand,
  recordCommand,
  closeCommand,
  reportCommand,
  exportCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  demoCommand,
]
