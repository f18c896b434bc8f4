/** Commands of the command line, killed -9 at a moment that a test chooses. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createStoreTasks } from '#backend/backup/store-tasks.ts'
import { storeInspector } from '#backend/store-inspector.ts'
import { cliEntry } from '#tests/support/run-cli.ts'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'

/** From the first sight of a file to the end of the command it is seldom longer. */
const longestWaitMs = 40
/** Kills while the program starts are as likely as others. */
const startPercent = 15
const longestStartMs = 900
/** How often it is looked whether the moment has come. */
const lookEveryMs = 1

export interface Moment {
  /** For the report: `5 ms after so.db.khoi-phuc`. */
  readonly name: string
  /** True from when on the time runs. */
  readonly hasCome: () => boolean
  readonly waitMs: number
}

export interface Killed {
  /** Null when the kill came before the end. */
  readonly code: number | null
  readonly stdout: string
}

/** A stage of the work, told by the files that are there. */
export interface Mark {
  readonly name: string
  readonly isThere: (names: readonly string[]) => boolean
}

/** The stage from when on a file is there. */
export function fileMark(pattern: RegExp): Mark {
  return { name: pattern.source, isThere: (names) => names.some((name) => pattern.test(name)) }
}

/** Kills so many milliseconds after a stage was first seen; some while the program still starts. */
export function randomMoment(random: Random, folder: string, marks: readonly Mark[]): Moment {
  const waitMs = random.between(0, longestWaitMs)
  const mark = random.isIn(startPercent) ? undefined : marks[random.between(0, marks.length - 1)]
  if (mark === undefined) {
    const startMs = random.between(0, longestStartMs)
    return { name: `${startMs} ms after the start`, hasCome: () => true, waitMs: startMs }
  }
  return { name: `${waitMs} ms after ${mark.name}`, hasCome: () => mark.isThere(filesIn(folder)), waitMs }
}

/** Runs a command until the moment, then kills it; one that ends before is not killed. */
export function runUntil(args: readonly string[], { hasCome, waitMs }: Moment): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    let stdout = ''
    let isDue = false
    const look = setInterval(() => {
      if (isDue || !hasCome()) return
      isDue = true
      setTimeout(() => child.kill('SIGKILL'), waitMs)
    }, lookEveryMs)
    child.stdout.on('data', (bytes: Buffer) => {
      stdout += bytes.toString('utf8')
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(look)
      resolve({ code, stdout })
    })
  })
}

/** What was acknowledged: the one object that a command prints at its end; null when none was. */
export function acknowledged(stdout: string): Record<string, unknown> | null {
  return stdout.endsWith('\n') ? (JSON.parse(stdout) as Record<string, unknown>) : null
}

/** Names of a folder and of the folders in it, `sao-luu/…` included. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
}

/** Files under a final name that are no whole store. */
export function halfStores(folder: string, except: readonly string[] = []): string[] {
  const tasks = createStoreTasks(storeInspector)
  return filesIn(folder)
    .filter((name) => name.endsWith('.db') && !except.includes(name))
    .flatMap((name) => {
      try {
        tasks.inspect({ path: join(folder, name) })
        return []
      } catch (error) {
        return [`half a store under the final name ${name}: ${String(error)}`]
      }
    })
}
