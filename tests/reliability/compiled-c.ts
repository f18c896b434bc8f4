/** Small C programs of the tests, compiled where they are used. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const compiler = process.env['CC'] ?? 'gcc'

/** Why nothing can be compiled here; null when it can. */
export function missingCompiler(): string | null {
  return spawnSync(compiler, ['--version']).status === 0 ? null : `thiếu ${compiler}`
}

/** Compiles a file of this folder. Throws with what the compiler said. */
export function compileC(source: string, output: string, flags: readonly string[] = []): void {
  const { status, stderr } = spawnSync(compiler, [
    '-O1',
    '-Wall',
    '-Werror',
    ...flags,
    '-o',
    output,
    join(import.meta.dirname, source),
    '-ldl',
  ])
  if (status !== 0) throw new Error(`${source}: ${String(stderr)}`)
}
