import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { DomainError } from '#backend/rpc/domain-error.ts'
import { packageLimits } from './read-limits.ts'
import { readRefusal } from './read-refusal.ts'
import { decoderFor } from './text-encoding.ts'

/*
 * The gate in front of every package: sizes, counts and names are checked from the directory before a byte is
 * unpacked, and each part that is read must have the length and the CRC-32 that the directory says.
 */

export interface ZipPackage {
  /** Of all parts, in small letters: names of parts are the same in any case. */
  readonly names: ReadonlySet<string>
  /** Bytes of all parts, unpacked. */
  readonly contentBytes: number
  /** A part as a whole. @throws DomainError `read/damaged` when it is missing or does not check */
  bytes(name: string): Promise<Uint8Array>
  /** The same as text. */
  text(name: string): Promise<string>
  /** A part as text in pieces, for the large ones. The check comes after the last piece. */
  pieces(name: string, take: (piece: string) => void): Promise<void>
}

const PIECE_BYTES = 128 * 1024
const LOCAL_HEADER_BYTES = 30
const DIRECTORY_RECORD_BYTES = 46
const IN_ZIP64 = 0xff_ff_ff_ff
const STORED = 0
const DEFLATED = 8
const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006', 'latin1')

/**
 * Opens a package.
 * @throws DomainError `read/truncated` without a directory at its end; `read/damaged` when the directory is broken;
 * `read/hostile` for names and sizes no office program writes; `read/too-large`
 */
export async function openPackage(bytes: Uint8Array): Promise<ZipPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await openZip(buffer)
  const entries = await checkedEntries(zip, buffer)
  const located = (name: string): Promise<Located> => locate(zip, entries, buffer, name)
  return {
    names: new Set(entries.keys()),
    contentBytes: [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0),
    bytes: async (name) => wholePart(await located(name)),
    text: async (name) => decodeWhole(wholePart(await located(name))),
    pieces: async (name, take) => partInPieces(await located(name), take),
  }
}

async function openZip(buffer: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(buffer, { strictFileNames: false, validateEntrySizes: true })
  } catch {
    throw readRefusal(buffer.lastIndexOf(END_OF_DIRECTORY) < 0 ? 'read/truncated' : 'read/damaged')
  }
}

async function checkedEntries(zip: ZipFile, buffer: Buffer): Promise<Map<string, Entry>> {
  if (zip.entryCount > packageLimits.entries) throw readRefusal('read/hostile', { part: 'entries' })
  const entries = new Map<string, Entry>()
  let total = 0
  let directoryBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      directoryBytes += recordBytes(entry)
      checkOwnHeader(entry, buffer)
      if (entry.fileName.endsWith('/')) continue
      const key = entry.fileName.toLowerCase()
      if (entries.has(key)) throw readRefusal('read/hostile', { part: 'duplicate' })
      total += entry.uncompressedSize
      checkSize(entry, total)
      entries.set(key, entry)
    }
  } catch (error) {
    if (error instanceof Error && /^(absolute path|invalid relative path|invalid characters)/.test(error.message))
      throw readRefusal('read/hostile', { part: 'path' })
    throw asDamaged(error)
  }
  checkDirectoryEnd(buffer, directoryBytes)
  return entries
}

function checkSize({ compressedSize, uncompressedSize }: Entry, total: number): void {
  const { ratio, ratioFromBytes, entryBytes, totalBytes } = packageLimits
  if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratio)
    throw readRefusal('read/hostile', { part: 'ratio' })
  if (uncompressedSize > entryBytes || total > totalBytes) throw readRefusal('read/too-large')
}

/** The header in front of a part must name it as the directory does: one flipped bit hides no part. */
function checkOwnHeader({ relativeOffsetOfLocalHeader: at, fileNameRaw }: Entry, buffer: Buffer): void {
  const name = buffer.subarray(at + LOCAL_HEADER_BYTES, at + LOCAL_HEADER_BYTES + fileNameRaw.length)
  const isThere = at + LOCAL_HEADER_BYTES <= buffer.length && buffer.readUInt16LE(at + 26) === fileNameRaw.length
  if (!isThere || !name.equals(fileNameRaw)) throw readRefusal('read/damaged', { part: 'directory' })
}

function recordBytes({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): number {
  return DIRECTORY_RECORD_BYTES + fileNameLength + extraFieldLength + fileCommentLength
}

/** The directory must be as long as its end says: no entry is left out by a wrong count. */
function checkDirectoryEnd(buffer: Buffer, directoryBytes: number): void {
  const end = buffer.lastIndexOf(END_OF_DIRECTORY)
  const declared = end < 0 || end + 16 > buffer.length ? -1 : buffer.readUInt32LE(end + 12)
  if (declared !== directoryBytes && declared !== IN_ZIP64) throw readRefusal('read/damaged', { part: 'directory' })
}

interface Located {
  readonly entry: Entry
  readonly packed: Buffer
}

/** Where a part lies. */
async function locate(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  buffer: Buffer,
  name: string,
): Promise<Located> {
  const entry = entries.get(name.toLowerCase())
  if (entry === undefined) throw readRefusal('read/damaged', { part: name })
  try {
    const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const isKnown = entry.compressionMethod === STORED || entry.compressionMethod === DEFLATED
    const end = header.fileDataStart + entry.compressedSize
    if (entry.isEncrypted() || !isKnown || end > buffer.length) throw readRefusal('read/damaged', { part: name })
    return { entry, packed: buffer.subarray(header.fileDataStart, end) }
  } catch (error) {
    throw asDamaged(error)
  }
}

function wholePart({ entry, packed }: Located): Uint8Array {
  if (entry.uncompressedSize > packageLimits.wholePartBytes) throw readRefusal('read/too-large')
  try {
    const bytes =
      entry.compressionMethod === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) })
    check(entry, bytes.length, crc32(bytes))
    return bytes
  } catch (error) {
    throw asDamaged(error)
  }
}

function check({ fileName, uncompressedSize, crc32: expected }: Entry, length: number, sum: number): void {
  if (length !== uncompressedSize || sum !== expected) throw readRefusal('read/damaged', { part: fileName })
}

async function partInPieces(located: Located, take: (piece: string) => void): Promise<void> {
  const { entry } = located
  if (entry.uncompressedSize <= PIECE_BYTES || entry.compressionMethod === STORED) {
    const whole = wholePart(located)
    const decoder = decoderFor(whole)
    for (let at = 0; at < whole.length; at += PIECE_BYTES)
      take(decode(decoder, whole.subarray(at, at + PIECE_BYTES), true))
    take(decode(decoder, new Uint8Array(), false))
    return
  }
  let length = 0
  let sum = 0
  let decoder: TextDecoder | undefined
  for await (const chunk of inflatedChunks(located.packed)) {
    length += chunk.length
    if (length > entry.uncompressedSize) break
    sum = crc32(chunk, sum)
    decoder ??= decoderFor(chunk)
    take(decode(decoder, chunk, true))
  }
  check(entry, length, sum)
  if (decoder !== undefined) take(decode(decoder, new Uint8Array(), false))
}

async function* inflatedChunks(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) if (Buffer.isBuffer(chunk)) yield chunk
  } catch (error) {
    throw asDamaged(error)
  }
}

function decodeWhole(bytes: Uint8Array): string {
  return decode(decoderFor(bytes), bytes, false)
}

function decode(decoder: TextDecoder, bytes: Uint8Array, isMoreToCome: boolean): string {
  try {
    return decoder.decode(bytes, { stream: isMoreToCome })
  } catch (error) {
    throw asDamaged(error)
  }
}

/** What zlib, the decoder or the zip reader throws means one thing here; a refusal stays what it is. */
function asDamaged(error: unknown): Error {
  return error instanceof DomainError ? error : readRefusal('read/damaged')
}
