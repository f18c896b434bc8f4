import type { AppEvent, Reply } from '#shared/contract/reply.ts'
import type { Role } from '#shared/contract/procedure.ts'

/** Someone the product knows by name. */
export interface Identity {
  /** Name kept on revisions. */
  readonly author: string
  readonly roles: readonly Role[]
}

/** Who is calling, as the transport knows it; never taken from the call's input. */
export interface Caller {
  readonly transport: 'window' | 'command-line' | 'test'
  /** Whom the transport vouches for. A window leaves it out: its person signs in, and the session says who it is. */
  readonly identity?: Identity
  /**
   * Whether a path in the call's input was chosen by the person in a dialog (or lies in a folder that was). The window
   * gives it; a transport whose person types paths leaves it out.
   */
  readonly mayUsePath?: (path: string) => boolean
}

/** A caller whose right to the procedure was checked; `author` is empty where anyone may call and nobody has signed in. */
export type CheckedCaller = Omit<Caller, 'identity'> & Identity

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
  /** Puts a PNG on the clipboard. */
  copyImage(png: Uint8Array): Promise<void>
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
  /** Entries of the workers that read foreign files and understand them: source files or built chunks. */
  readonly readWorkerUrl: URL
  readonly understandWorkerUrl: URL
  /** The store worker's entry: source file or built chunk. Without, store files are read through on this thread. */
  readonly storeWorkerUrl?: URL
  readonly appVersion: string
  readonly desktop: DesktopPort
  readonly log: LogPort
  /** The clock: an ISO instant, and today's calendar date at UTC+7. */
  readonly clock: Clock
  readonly newId: () => string
  /** Automatic backups go to `<dbPath folder>/sao-luu` unless set. */
  readonly backupDir?: string
  /** Holds the store for this process alone; waits so long for the process that has it. Without: shared, for reading. */
  readonly lock?: { readonly waitMs: number }
  /** A file outside the store's folder that remembers how far the store had come, and so that there was one. */
  readonly witnessPath?: string
  /** Checks the whole store in the background as soon as it is open; without, before something is exported. */
  readonly checkAtStart?: boolean
  /** `recover`: a store that does not open leaves a backend that answers what can be done about it; else it throws. */
  readonly onFailedStart?: 'throw' | 'recover'
}

export interface Clock {
  /** ISO instant, `2023-04-15T09:42:07.120Z`. */
  instant(): string
  /** Calendar date in Vietnam, `YYYY-MM-DD`. */
  today(): string
}

/** When the program asks itself whether a backup is due. */
export type BackupMoment = 'start' | 'interval' | 'close'

export interface Backend {
  /** Runs one procedure. Never rejects: every outcome is a reply. */
  dispatch(name: string, input: unknown, caller: Caller): Promise<Reply>
  /** Calls back on every event until the returned function is called. */
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Makes the automatic backup that is due, if any. Never rejects: a failure is in the log. */
  runDueBackups(moment: BackupMoment): Promise<void>
  /** Closes the store and the worker; idempotent. */
  close(): Promise<void>
}
