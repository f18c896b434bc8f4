/** A disk of its own in a file: an ext4 file system on a loop device that can lose its power. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileC, missingCompiler } from './compiled-c.ts'

const diskBytes = 32 * 1024 * 1024
/** A test that is broken off leaves no disk mounted. */
const stopSignals = ['SIGINT', 'SIGTERM'] as const

export interface LoopDisk {
  /** Where the disk is mounted. */
  readonly folder: string
  /** Stops the disk as a power cut does: what it did not yet write is gone. */
  cutPower(): void
  /** Mounts the disk again, which replays its journal. */
  powerOn(): void
  unmount(): void
}

/** Why a disk cannot be mounted and cut off here; null when it can. */
export function missingLoopDisk(): string | null {
  if (process.platform !== 'linux') return 'cần Linux'
  if (process.getuid?.() !== 0) return 'cần quyền root để gắn ổ đĩa thử'
  const compiler = missingCompiler()
  if (compiler !== null) return compiler
  const dir = mkdtempSync(join(tmpdir(), 'so-can-cuoc-disk-'))
  try {
    const image = join(dir, 'image')
    makeImage(image)
    mountDisk(image, join(dir, 'disk'), dir).unmount()
    return null
  } catch (error) {
    return `không gắn được ổ đĩa thử (${error instanceof Error ? error.message : String(error)})`
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** An empty ext4 file system in a file; `folder` is copied into it. */
export function makeImage(image: string, folder?: string): void {
  writeFileSync(image, '')
  truncateSync(image, diskBytes)
  run('mkfs.ext4', ['-q', '-F', ...(folder === undefined ? [] : ['-d', folder]), image])
}

/** Mounts an image; `toolsDir` takes the compiled tool that cuts it off. */
export function mountDisk(image: string, folder: string, toolsDir: string): LoopDisk {
  const tool = join(toolsDir, 'shut-down-ext4')
  compileC('shut-down-ext4.c', tool)
  mkdirSync(folder, { recursive: true })
  const mount = (): void => run('mount', ['-t', 'ext4', '-o', 'loop', image, folder])
  const unmount = (): void => run('umount', [folder])
  const stop = (): void => {
    run('umount', ['--lazy', folder])
    process.exit(1)
  }
  mount()
  for (const signal of stopSignals) process.once(signal, stop)
  return {
    folder,
    cutPower: () => run(tool, [folder]),
    powerOn() {
      unmount()
      mount()
    },
    unmount() {
      for (const signal of stopSignals) process.removeListener(signal, stop)
      unmount()
    },
  }
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args)
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? String(stderr).trim()}`)
}
