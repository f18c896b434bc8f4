import { app, dialog } from 'electron'
import { startFailureText } from './start-failure-text.ts'

/** Says why the program cannot start and ends it; the details of the error are in the log. */
export function reportStartFailure(error: unknown, dbPath: string, logsDir: string): void {
  dialog.showErrorBox('Sổ Căn Cước không mở được', startFailureText(error, dbPath, logsDir))
  app.exit(1)
}
