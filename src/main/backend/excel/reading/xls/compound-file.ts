import { readRefusal } from '../read-refusal.ts'

/*
 * The container of old Office files: a file system of sectors in a file. Source: [MS-CFB]. Every chain is followed at
 * most once through each sector, so a file that leads in circles is damaged and not endless.
 */

export interface CompoundFile {
  /** Names of the streams at the top, as written. */
  readonly names: readonly string[]
  /** The bytes of a stream at the top, by name without regard to case; null when there is none. */
  stream(name: string): Uint8Array | null
}

interface DirectoryEntry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER_BYTES = 512
const HEADER_FAT_SECTORS = 109
const MINI_SECTOR_BYTES = 64
const ENTRY_BYTES = 128
const LAST_SECTOR = 0xff_ff_ff_fa
const STREAM = 2
const ROOT = 5

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte)
}

/** @throws DomainError `read/truncated` when sectors are missing at the end, `read/damaged` when chains are broken */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length < HEADER_BYTES) throw readRefusal('read/truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw readRefusal('read/damaged')
  const sectorBytes = 1 << shift
  const sectors: Sectors = { bytes, view, sectorBytes, fat: new Uint32Array() }
  const fat = readFat(sectors)
  const file = { ...sectors, fat }
  const directoryBytes = readChain(file, view.getUint32(48, true))
  const directory = readDirectory(directoryBytes)
  const root = directory.find(({ type }) => type === ROOT)
  if (root === undefined || directoryBytes.length % sectorBytes !== 0) throw readRefusal('read/truncated')
  const streams = directory.filter(({ type }) => type === STREAM)
  const miniCutoff = view.getUint32(56, true)
  const mini = lazily(() => ({
    bytes: readChain(file, root.start),
    fat: asNumbers(readChain(file, view.getUint32(60, true))),
  }))
  return {
    names: streams.map(({ name }) => name),
    stream(name) {
      const entry = streams.find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (entry === undefined) return null
      const content = entry.size < miniCutoff ? readMini(mini(), entry) : readChain(file, entry.start)
      if (content.length < entry.size) throw readRefusal('read/truncated')
      return content.subarray(0, entry.size)
    },
  }
}

interface Sectors {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly sectorBytes: number
  readonly fat: Uint32Array
}

function readFat(sectors: Sectors): Uint32Array {
  const { view, sectorBytes } = sectors
  const perSector = sectorBytes / 4
  const listed: number[] = []
  for (let at = 0; at < HEADER_FAT_SECTORS; at += 1) listed.push(view.getUint32(76 + at * 4, true))
  let next = view.getUint32(68, true)
  for (let left = view.getUint32(72, true); next < LAST_SECTOR && left > 0; left -= 1) {
    const more = asNumbers(sectorAt(sectors, next))
    listed.push(...more.subarray(0, perSector - 1))
    next = more[perSector - 1] ?? LAST_SECTOR
    if (listed.length * sectorBytes > sectors.bytes.length * perSector) break
  }
  const used = listed.filter((sector) => sector < LAST_SECTOR)
  if (used.length * sectorBytes > sectors.bytes.length) throw readRefusal('read/truncated')
  const fat = new Uint32Array(used.length * perSector)
  used.forEach((sector, index) => fat.set(asNumbers(sectorAt(sectors, sector)), index * perSector))
  return fat
}

function readChain(sectors: Sectors, start: number): Uint8Array {
  const { fat, sectorBytes, bytes } = sectors
  const parts: Uint8Array[] = []
  const limit = Math.ceil(bytes.length / sectorBytes)
  for (let sector = start; sector < LAST_SECTOR; sector = fat[sector] ?? LAST_SECTOR) {
    if (parts.length > limit) throw readRefusal('read/damaged')
    parts.push(sectorAt(sectors, sector))
  }
  return joined(parts)
}

/** The last sector of a file may be cut where its content ends. */
function sectorAt({ bytes, sectorBytes }: Sectors, sector: number): Uint8Array {
  const start = (sector + 1) * sectorBytes
  if (start >= bytes.length) throw readRefusal('read/truncated')
  return bytes.subarray(start, start + sectorBytes)
}

function readMini(mini: { bytes: Uint8Array; fat: Uint32Array }, entry: DirectoryEntry): Uint8Array {
  const parts: Uint8Array[] = []
  for (let sector = entry.start; sector < LAST_SECTOR; sector = mini.fat[sector] ?? LAST_SECTOR) {
    if (parts.length > mini.fat.length) throw readRefusal('read/damaged')
    parts.push(mini.bytes.subarray(sector * MINI_SECTOR_BYTES, (sector + 1) * MINI_SECTOR_BYTES))
  }
  return joined(parts)
}

function readDirectory(bytes: Uint8Array): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const nameBytes = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2)
    entries.push({
      name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

function asNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
