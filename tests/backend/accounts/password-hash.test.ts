import { scryptSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword, needsRehash, verifyPassword } from '#backend/accounts/password-hash.ts'

const password = 'Trời xanh ① mây trắng'
let stored = ''

beforeAll(async () => {
  stored = await hashPassword(password)
})

describe('a stored password', () => {
  it('is a PHC text of scrypt with 2^15 rounds over 16 bytes of salt', () => {
    expect(stored).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    const [salt = '', hash = ''] = stored.split('$').slice(3)
    const options = { N: 32_768, r: 8, p: 3, maxmem: 2 ** 26 }
    const again = scryptSync(password.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, options)
    expect(Buffer.from(hash, 'base64')).toEqual(again)
  })

  it('is salted anew each time', async () => {
    expect(await hashPassword(password)).not.toBe(stored)
  })

  it('is matched by the same password however its letters are composed', async () => {
    expect(await verifyPassword(password.normalize('NFD'), stored)).toBe(true)
    expect(await verifyPassword('Trời xanh 1 mây trắng', stored)).toBe(true)
  })

  it('is matched by no other case, spacing or diacritics', async () => {
    for (const other of ['trời xanh 1 mây trắng', 'Trời xanh 1 mây trắng ', 'Troi xanh 1 may trang'])
      expect(await verifyPassword(other, stored)).toBe(false)
  })

  it('leaves the main thread free while it is worked out', async () => {
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 5)
    await verifyPassword(password, stored)
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(2)
  })
})

describe('an account that does not exist', () => {
  it('takes as long to refuse as one that does', async () => {
    const timeOf = async (hash: string | null) => {
      const start = performance.now()
      expect(await verifyPassword('sai mật khẩu', hash)).toBe(false)
      return performance.now() - start
    }
    let [least, leastStored] = [Infinity, Infinity]
    for (let round = 0; round < 5; round += 1) {
      least = Math.min(least, await timeOf(null))
      leastStored = Math.min(leastStored, await timeOf(stored))
    }
    expect(least / leastStored).toBeGreaterThan(0.4)
    expect(least / leastStored).toBeLessThan(2.5)
  })
})

describe('the cost of a stored password', () => {
  const tail = `$${'A'.repeat(22)}$${'A'.repeat(43)}`

  it('calls for a new hash when it is not the present one', () => {
    expect(needsRehash(stored)).toBe(false)
    expect(
      ['ln=14,r=8,p=3', 'ln=15,r=4,p=3', 'ln=15,r=8,p=1'].map((cost) => needsRehash(`$scrypt$${cost}${tail}`)),
    ).toEqual([true, true, true])
  })

  it.each([
    ['too little work', `$scrypt$ln=13,r=8,p=3${tail}`],
    ['no work', `$scrypt$ln=15,r=0,p=3${tail}`],
    ['no passes', `$scrypt$ln=15,r=8,p=0${tail}`],
    ['too many passes', `$scrypt$ln=15,r=8,p=99${tail}`],
    ['too much memory', `$scrypt$ln=20,r=8,p=3${tail}`],
    ['too much memory by width', `$scrypt$ln=15,r=99,p=3${tail}`],
    ['a number of many digits', `$scrypt$ln=999999999,r=8,p=3${tail}`],
    ['no salt', `$scrypt$ln=15,r=8,p=3$$${'A'.repeat(43)}`],
    ['a short hash', `$scrypt$ln=15,r=8,p=3$${'A'.repeat(22)}$AAAA`],
    ['another algorithm', `$argon2id$v=19$m=19456,t=2,p=1${tail}`],
    ['something after it', `$scrypt$ln=15,r=8,p=3${tail}x`],
    ['a new line after it', `$scrypt$ln=15,r=8,p=3${tail}\n`],
    ['nothing', ''],
  ])('is refused without trying when it is %s', async (_, text) => {
    await expect(verifyPassword('x', text)).rejects.toThrow(RangeError)
    expect(() => needsRehash(text)).toThrow(RangeError)
  })
})
