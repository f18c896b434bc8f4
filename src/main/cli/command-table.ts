import type { Command } from './command.ts'

/** Every command, in the order of the help; each is loaded only when it is asked for. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./commands/init.command.ts')).initCommand,
  record: async () => (await import('./commands/record.command.ts')).recordCommand,
  close: async () => (await import('./commands/close.command.ts')).closeCommand,
  approve: async () => (await import('./commands/approve.command.ts')).approveCommand,
  unlock: async () => (await import('./commands/unlock.command.ts')).unlockCommand,
  relock: async () => (await import('./commands/relock.command.ts')).relockCommand,
  history: async () => (await import('./commands/history.command.ts')).historyCommand,
  undo: async () => (await import('./commands/undo.command.ts')).undoCommand,
  read: async () => (await import('./commands/read.command.ts')).readCommand,
  import: async () => (await import('./commands/import.command.ts')).importCommand,
  report: async () => (await import('./commands/report.command.ts')).reportCommand,
  targets: async () => (await import('./commands/targets.command.ts')).targetsCommand,
  export: async () => (await import('./commands/export.command.ts')).exportCommand,
  receive: async () => (await import('./commands/receive.command.ts')).receiveCommand,
  withdraw: async () => (await import('./commands/withdraw.command.ts')).withdrawCommand,
  status: async () => (await import('./commands/status.command.ts')).statusCommand,
  consolidate: async () => (await import('./commands/consolidate.command.ts')).consolidateCommand,
  forms: async () => (await import('./commands/forms.command.ts')).formsCommand,
  past: async () => (await import('./commands/past.command.ts')).pastCommand,
  audit: async () => (await import('./commands/audit.command.ts')).auditCommand,
  verify: async () => (await import('./commands/verify.command.ts')).verifyCommand,
  backup: async () => (await import('./commands/backup.command.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.command.ts')).restoreCommand,
  drill: async () => (await import('./commands/drill.command.ts')).drillCommand,
  demo: async () => (await import('./commands/demo.command.ts')).demoCommand,
}

/** Undefined when no command has the name. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(loaders, name) ? await loaders[name]?.() : undefined
}

/** Every command, in the order of the help. */
export function loadCommands(): Promise<Command[]> {
  return Promise.all(Object.values(loaders).map((load) => load()))
}
