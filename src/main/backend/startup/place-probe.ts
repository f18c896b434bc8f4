import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { PlaceFacts } from '#shared/startup/place.rules.ts'

const windowsAnswerMs = 5000

/** Names of System.IO.DriveType, which Windows does not translate. */
const windowsDrives: Readonly<Record<string, PlaceFacts['drive']>> = {
  Fixed: 'fixed',
  Network: 'network',
  Removable: 'removable',
  CDRom: 'optical',
  Ram: 'memory',
}

/**
 * What can be found out about the place of a store. On Windows PowerShell is asked for the drive's type, but for the drive
 * Windows itself runs from: that part has not been run on a PC yet. What nobody tells is unknown.
 */
export function probePlace(path: string): PlaceFacts {
  const full = resolve(path)
  if (process.platform === 'win32') return { path: full, drive: windowsDrive(full), filesystem: null }
  const filesystem = process.platform === 'linux' ? filesystemOf(existingPart(full), readMounts()) : null
  return { path: full, drive: 'unknown', filesystem }
}

/** The file system of the deepest mount point that holds the path; `mounts` as the lines of /proc/mounts. */
export function filesystemOf(path: string, mounts: string): string | null {
  let found: { point: string; type: string } | null = null
  for (const line of mounts.split('\n')) {
    const [, escaped = '', type = ''] = line.split(' ')
    const point = escaped.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
    const holds = point === '/' || path === point || path.startsWith(`${point}/`)
    // Of two mounts on one point the later one is seen.
    if (point !== '' && holds && point.length >= (found?.point.length ?? 0)) found = { point, type }
  }
  return found?.type ?? null
}

function readMounts(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}

function existingPart(path: string): string {
  return existsSync(path) || dirname(path) === path ? realpathSync(path) : existingPart(dirname(path))
}

function windowsDrive(path: string): PlaceFacts['drive'] {
  const letter = /^(?:\\\\\?\\)?([a-z]):/i.exec(path)?.[1]?.toUpperCase()
  if (letter === undefined) return 'unknown'
  if (process.env['SystemDrive']?.toUpperCase() === `${letter}:`) return 'fixed'
  const { stdout } = spawnSync(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-Command', `[System.IO.DriveInfo]::new('${letter}').DriveType`],
    { timeout: windowsAnswerMs, windowsHide: true, encoding: 'utf8' },
  )
  return windowsDrives[(stdout ?? '').trim()] ?? 'unknown'
}
