import type { AppEvent, Reply } from '#shared/contract/reply.ts'
import type { Role } from '#shared/contract/procedure.ts'

/** Who is calling, as the transport knows it; never taken from the call's input. */
export interface Caller {
  readonly transport: 'window' | 'command-line' | 'test'
  readonly role: Role
  /** Name kept on revisions. */
  readonly author: string
  /**
   * Whether a path in the call's input was chosen by the person in a dialog (or lies in a folder that was). The window
   * gives it; a transport whose person types paths leaves it out.
   */
  readonly mayUsePath?: (path: string) => boolean
}

/** A file filter of a dialog: a label and extensions without a dot. */
export interface FileKind {
  readonly label: string
  readonly extensions: readonly string[]
}

/**
 * What only a desktop can do. The window gives real dialogs; a transport without a desktop refuses by throwing
 * `DomainError('desktop/not-available')`.
 */
export interface DesktopPort {
  /** Asks where to save; null when the person cancels. */
  chooseSavePath(options: { title: string; suggestedName: string; kind: FileKind }): Promise<string | null>
  chooseFolder(options: { title: string }): Promise<string | null>
  chooseFile(options: { title: string; kind: FileKind }): Promise<string | null>
  showInFolder(path: string): Promise<void>
  /** Opens a file with the program Windows has for it. */
  openFile(path: string): Promise<void>
  copyText(text: string): Promise<void>
}

/** A log without figures or names of people. */
export interface LogPort {
  info(message: string): void
  warn(message: string): void
  error(message: string, error?: unknown): void
}

export interface BackendOptions {
  readonly dbPath: string
  /** Folder with `units/` and `forms/`. */
  readonly resourcesDir: string
  /** The spreadsheet worker's entry: source file or built chunk. */
  readonly excelWorkerUrl: URL
  readonly appVersion: string
  readonly desktop: DesktopPort
  readonly log: LogPort
  /** The clock: an ISO instant, and today's calendar date at UTC+7. */
  readonly clock: Clock
  readonly newId: () => string
  /** Automatic backups go to `<dbPath folder>/sao-luu` unless set. */
  readonly backupDir?: string
}

export interface Clock {
  /** ISO instant, `2023-04-15T09:42:07.120Z`. */
  instant(): string
  /** Calendar date in Vietnam, `YYYY-MM-DD`. */
  today(): string
}

export interface Backend {
  /** Runs one procedure. Never rejects: every outcome is a reply. */
  dispatch(name: string, input: unknown, caller: Caller): Promise<Reply>
  /** Calls back on every event until the returned function is called. */
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Closes the store and the worker; idempotent. */
  close(): Promise<void>
}
