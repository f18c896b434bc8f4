import { writeSync } from 'node:fs'

const pauseMs = 5
const pauseCell = new Int32Array(new SharedArrayBuffer(4))

/**
 * Writes a line to stdout before it returns, so that what was acknowledged has left the process even if the process is
 * killed the next moment. A full pipe is waited for.
 */
export function printLine(line: string): void {
  writeFully(1, `${line}\n`)
}

/** Writes one line that comes in pieces. */
export function printPieces(pieces: Iterable<string>): void {
  for (const piece of pieces) writeFully(1, piece)
  writeFully(1, '\n')
}

export function printErrorLine(line: string): void {
  writeFully(2, `${line}\n`)
}

/** Replaces the current line of a terminal on stderr. */
export function printOver(line: string): void {
  writeFully(2, `\r${line}\u001B[K`)
}

function writeFully(fd: number, text: string): void {
  let rest: Uint8Array = Buffer.from(text, 'utf8')
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest))
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') throw error
      Atomics.wait(pauseCell, 0, 0, pauseMs)
    }
  }
}
