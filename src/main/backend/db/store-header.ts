/**
 * The first bytes of a SQLite file, read without SQLite: opening a file with it, even read-only, leaves files beside it.
 * Formats: https://www.sqlite.org/fileformat2.html, sections 1.3 and 4.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

const magic = 'SQLite format 3\0'
const headerBytes = 100
const smallestPage = 512
const walHeaderBytes = 32
const frameHeaderBytes = 24

export interface StoreHeader {
  readonly applicationId: number
  readonly userVersion: number
  /** The file is in write-ahead mode. */
  readonly isWal: boolean
  /** Its write-ahead log holds commits that the file itself does not. */
  readonly hasLog: boolean
}

/** What the file says of itself, commits in its log included; `foreign` for no SQLite file, `damaged` for one cut off or garbled. */
export function readStoreHeader(path: string): StoreHeader | 'foreign' | 'damaged' {
  return withFile(path, (file) => {
    const size = fstatSync(file).size
    const first = readAt(file, 0, headerBytes)
    if (size === 0) return 'damaged'
    if (first.toString('latin1', 0, magic.length) !== magic) return 'foreign'
    if (size < smallestPage) return 'damaged'
    const pageSize = pageSizeOf(first)
    if (pageSize === null) return 'damaged'
    const log = readLog(`${path}-wal`, pageSize)
    if (log === 'damaged') return 'damaged'
    const header = log.firstPage ?? first
    if (!log.hasCommits && size < pagesOf(first) * pageSize) return 'damaged'
    return {
      applicationId: header.readUInt32BE(68),
      userVersion: header.readUInt32BE(60),
      isWal: first.readUInt8(18) === 2,
      hasLog: log.hasCommits,
    }
  })
}

/** True when a write-ahead log with something in it lies beside the path. */
export function hasLogFile(path: string): boolean {
  const log = `${path}-wal`
  return existsSync(log) && withFile(log, (file) => fstatSync(file).size > 0)
}

function pageSizeOf(header: Buffer): number | null {
  const stored = header.readUInt16BE(16)
  const size = stored === 1 ? 65_536 : stored
  return size >= smallestPage && (size & (size - 1)) === 0 ? size : null
}

/** Pages of the file as its header counts them; 0 where the count was not kept by whoever wrote last. */
function pagesOf(header: Buffer): number {
  return header.readUInt32BE(24) === header.readUInt32BE(92) ? header.readUInt32BE(28) : 0
}

/** The last committed first page of a log. A log whose own header makes no sense hides commits: that is damage. */
function readLog(path: string, pageSize: number): { firstPage: Buffer | null; hasCommits: boolean } | 'damaged' {
  const nothing = { firstPage: null, hasCommits: false }
  if (!existsSync(path)) return nothing
  return withFile(path, (file) => {
    const size = fstatSync(file).size
    if (size <= walHeaderBytes) return nothing
    const header = readAt(file, 0, walHeaderBytes)
    const isBigEndian = header.readUInt32BE(0) === 0x377f0683
    if (!isBigEndian && header.readUInt32BE(0) !== 0x377f0682) return 'damaged'
    let sum = checksum(header.subarray(0, 24), [0, 0], isBigEndian)
    if (!sameSum(header, 24, sum) || header.readUInt32BE(8) !== pageSize) return 'damaged'
    let pending: Buffer | null = null
    let found: { firstPage: Buffer | null; hasCommits: boolean } = nothing
    for (let at = walHeaderBytes; at + frameHeaderBytes + pageSize <= size; at += frameHeaderBytes + pageSize) {
      const frame = readAt(file, at, frameHeaderBytes + pageSize)
      // Frames of the log's earlier round end what counts.
      if (frame.compare(header, 16, 24, 8, 16) !== 0) break
      sum = checksum(frame.subarray(0, 8), sum, isBigEndian)
      sum = checksum(frame.subarray(frameHeaderBytes), sum, isBigEndian)
      if (!sameSum(frame, 16, sum)) break
      if (frame.readUInt32BE(0) === 1) pending = frame.subarray(frameHeaderBytes, frameHeaderBytes + headerBytes)
      if (frame.readUInt32BE(4) !== 0) found = { firstPage: pending, hasCommits: true }
    }
    return found
  })
}

type Sum = readonly [number, number]

function checksum(bytes: Buffer, [a, b]: Sum, isBigEndian: boolean): Sum {
  let first = a
  let second = b
  const word = (at: number): number => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + word(at) + second) >>> 0
    second = (second + word(at + 4) + first) >>> 0
  }
  return [first, second]
}

function sameSum(bytes: Buffer, at: number, [first, second]: Sum): boolean {
  return bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, position)
  return bytes
}

function withFile<T>(path: string, read: (file: number) => T): T {
  const file = openSync(path, 'r')
  try {
    return read(file)
  } finally {
    closeSync(file)
  }
}
