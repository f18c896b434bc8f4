import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

interface Cost {
  /** Base-2 logarithm of N. */
  readonly ln: number
  readonly r: number
  readonly p: number
}

interface StoredHash {
  readonly cost: Cost
  readonly salt: Buffer
  readonly hash: Buffer
}

const COST: Cost = { ln: 15, r: 8, p: 3 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const MEBIBYTE = 2 ** 20
const LARGEST_MEMORY = 128 * MEBIBYTE
const SMALLEST_LN = 14
const LARGEST_P = 8

/** 16 bytes of salt and 32 of hash, in base64 without padding. */
const storedShape = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

/** Stands in for the hash of an account that does not exist; no password matches it. */
const nobody: StoredHash = { cost: COST, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) }

/** What is stored of a password: `$scrypt$ln=15,r=8,p=3$salt$hash`. Takes a tenth of a second or more, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, COST)
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${base64(salt)}$${base64(hash)}`
}

/**
 * Whether the password is the one that was hashed. `null` is for an account that does not exist: false, after the same
 * work, so that the time taken tells nothing. Throws a RangeError on a text that is not a hash of a sensible cost.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, hash } = stored === null ? nobody : parseStored(stored)
  const isEqual = timingSafeEqual(await derive(password, salt, cost), hash)
  return isEqual && stored !== null
}

/** Whether the hash was made at another cost than new ones are. */
export function needsRehash(stored: string): boolean {
  const { cost } = parseStored(stored)
  return cost.ln !== COST.ln || cost.r !== COST.r || cost.p !== COST.p
}

function parseStored(stored: string): StoredHash {
  const [, ln, r, p, salt = '', hash = ''] = storedShape.exec(stored) ?? []
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  if (!isSensible(cost)) throw new RangeError('not a password hash of a sensible cost')
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

function isSensible({ ln, r, p }: Cost): boolean {
  return ln >= SMALLEST_LN && r >= 1 && p >= 1 && p <= LARGEST_P && memoryOf({ ln, r, p }) <= LARGEST_MEMORY
}

function memoryOf({ ln, r }: Cost): number {
  return 128 * 2 ** ln * r
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options = { N: 2 ** cost.ln, r: cost.r, p: cost.p, maxmem: memoryOf(cost) + MEBIBYTE }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
