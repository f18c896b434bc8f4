import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadUnitCatalogue } from '#backend/units/unit-catalogue.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import { generateUnits } from '../../../scripts/generate-units.ts'

const resourcesDir = join(import.meta.dirname, '../../../resources')
const lastOldDay = localDate('2025-06-30')
const firstNewDay = localDate('2025-07-01')
const catalogue = loadUnitCatalogue(resourcesDir)

const everything = 20_000
const countOf = (kind: 'province' | 'district' | 'commune', on: typeof lastOldDay) =>
  catalogue.search('', { on, kind, limit: everything }).length

describe('the bundled units', () => {
  it('are exactly what the generator makes of the installed packages', async () => {
    const { units, successions } = await generateUnits()
    expect(readFileSync(join(resourcesDir, 'units/units.json'), 'utf8') === units).toBe(true)
    expect(readFileSync(join(resourcesDir, 'units/successions.json'), 'utf8') === successions).toBe(true)
  })

  it('are 63 provinces, 696 districts and 10.051 communes until 30/6/2025', () => {
    const counts = [countOf('province', lastOldDay), countOf('district', lastOldDay), countOf('commune', lastOldDay)]
    expect(counts).toEqual([63, 696, 10_051])
  })

  it('are 34 provinces and 3.321 communes (687 phường, 2.621 xã, 13 đặc khu) from 1/7/2025', () => {
    expect(countOf('province', firstNewDay)).toBe(34)
    expect(countOf('district', firstNewDay)).toBe(0)
    const communes = catalogue.search('', { on: firstNewDay, kind: 'commune', limit: everything })
    const ofType = (prefix: string) => communes.filter((unit) => unit.prefix === prefix).length
    expect([communes.length, ofType('Phường'), ofType('Xã'), ofType('Đặc khu')]).toEqual([3321, 687, 2621, 13])
  })

  it.each([lastOldDay, firstNewDay])('have codes of the length of their kind and clean names on %s', (on) => {
    const lengths = { province: 2, district: 3, commune: 5 }
    for (const unit of catalogue.search('', { on, limit: everything })) {
      expect(unit.code).toHaveLength(lengths[unit.kind])
      expect(unit.fullName).toBe(unit.fullName.normalize('NFC').trim().replace(/\s+/g, ' '))
      expect(foldDiacritics(unit.fullName)).toMatch(/^[a-z0-9'. -]+$/)
      expect(unit.name).not.toMatch(/(^| )\p{Ll}/u)
    }
  })

  it('have one pair of communes of the same type and name in a district, and none in a new province', () => {
    const repeatedOn = (on: typeof lastOldDay) => {
      const known = new Set<string>()
      return catalogue.search('', { on, kind: 'commune', limit: everything }).filter((unit) => {
        const key = `${unit.parentCode} ${nameKey(unit.fullName)}`
        return known.size === known.add(key).size
      })
    }
    expect(repeatedOn(lastOldDay).map((unit) => unit.code)).toEqual(['16408'])
    expect(repeatedOn(firstNewDay)).toEqual([])
  })

  it('have successions between known communes, with what was dropped counted', () => {
    const file = z
      .object({ sourceRows: z.int(), droppedRows: z.int(), links: z.array(z.tuple([z.string(), z.string()])) })
      .parse(JSON.parse(readFileSync(join(resourcesDir, 'units/successions.json'), 'utf8')))
    expect(file.links).toHaveLength(file.sourceRows - file.droppedRows)
    const stray = file.links.filter(
      ([before, after]) =>
        catalogue.find(before, lastOldDay)?.kind !== 'commune' ||
        catalogue.find(after, firstNewDay)?.kind !== 'commune',
    )
    expect(stray).toEqual([])
  })
})

describe('loadUnitCatalogue', () => {
  it('tells apart the two meanings of one code by the date', () => {
    expect(catalogue.find('00004', lastOldDay)?.fullName).toBe('Phường Trúc Bạch')
    expect(catalogue.find('00004', firstNewDay)?.fullName).toBe('Phường Ba Đình')
    expect(catalogue.find('99999', lastOldDay)).toBeNull()
  })

  it('gives the path from the province down', () => {
    const pathOn = (code: string, on: typeof lastOldDay) => catalogue.path(code, on).map((unit) => unit.fullName)
    expect(pathOn('00004', lastOldDay)).toEqual(['Thành phố Hà Nội', 'Quận Ba Đình', 'Phường Trúc Bạch'])
    expect(pathOn('00004', firstNewDay)).toEqual(['Thành phố Hà Nội', 'Phường Ba Đình'])
    expect(pathOn('01', lastOldDay)).toEqual(['Thành phố Hà Nội'])
    expect(pathOn('99999', lastOldDay)).toEqual([])
  })

  it('lists provinces and children in Vietnamese order', () => {
    const names = catalogue.provinces(firstNewDay).map((unit) => unit.name)
    expect(names.slice(0, 6)).toEqual(['An Giang', 'Bắc Ninh', 'Cà Mau', 'Cao Bằng', 'Cần Thơ', 'Đà Nẵng'])
    const communes = catalogue.children('654', lastOldDay).map((unit) => unit.fullName)
    expect(communes).toHaveLength(16)
    expect(communes.slice(0, 3)).toEqual(['Xã Ea Hiu', 'Xã Ea Kênh', 'Xã Ea Kly'])
    expect(catalogue.children('00004', lastOldDay)).toEqual([])
  })

  it('searches by kind and inside a unit at any depth', () => {
    const within = { on: lastOldDay, withinCode: '66', limit: 10 } as const
    expect(catalogue.search('hoa an', within).map((unit) => unit.code)).toEqual(['24511'])
    expect(catalogue.search('krong pac', { ...within, kind: 'commune' })).toEqual([])
    expect(catalogue.search('krong pac', { ...within, kind: 'district' }).map((unit) => unit.code)).toEqual(['654'])
    expect(catalogue.search('hoa an', { ...within, withinCode: '99' })).toEqual([])
  })
})

describe('a damaged catalogue file', () => {
  let folder: string
  const good =
    '{"version":"1","editions":[{"id":"e","province":[["01",null,"Tỉnh","A"]],"district":[],"commune":[["00001","01","Xã","B"]]}]}'

  function questionTo(text: string) {
    writeFileSync(join(folder, 'units/units.json'), text)
    return () => loadUnitCatalogue(folder).provinces(lastOldDay)
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'units-'))
    mkdirSync(join(folder, 'units'))
  })

  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('is told by the first question, with the name of the file', () => {
    expect(questionTo(good)()).toHaveLength(1)
    expect(questionTo(good.slice(0, -9))).toThrow(join(folder, 'units/units.json'))
    expect(questionTo(good.replace('"Xã"', '"Làng"'))).toThrow('cannot be read')
    expect(questionTo(good.replace('"00001","01"', '"00001","02"'))).toThrow('cannot be read')
    expect(questionTo(good.replace('"00001","01"', '"01",null'))).toThrow('cannot be read')
  })

  it('is no error before a question is asked, and a missing file is one after', () => {
    const empty = loadUnitCatalogue(folder)
    expect(() => empty.version).toThrow('cannot be read')
  })
})
