import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { asTcvn3, asVni } from './untidy-fonts.ts'
import { addressOf, placeOf, type UntidyCell, type UntidyWorkbook } from './untidy-model.ts'
import { type Commune, isBareUnique } from './untidy-places.ts'

/** What people do to a workbook without making it wrong: other spellings, numbers as text, old fonts. */

type Spelling = (commune: Commune, workbook: UntidyWorkbook) => string

const short: Readonly<Record<string, string>> = { 'Thị trấn': 'TT.', Phường: 'P.', Xã: 'X.' }

/** Names that say nothing without their type are left whole: Phường 5. */
function bare(commune: Commune, { place }: UntidyWorkbook): string {
  return /^\d+$/.test(commune.bare) || !isBareUnique(place, commune) ? commune.name : commune.bare
}

export const spellings: Readonly<Record<string, Spelling>> = {
  whole: ({ name }) => name,
  bare,
  short: ({ type, bare: rest, name }) =>
    short[type] === undefined || /^\d+$/.test(rest) ? name : `${short[type]} ${rest}`,
  'short-tight': ({ type, bare: rest, name }) => (short[type] === undefined ? name : `${short[type]}${rest}`),
  capitals: ({ name }) => name.toUpperCase(),
  decomposed: ({ name }) => name.normalize('NFD'),
  'tone-moved': ({ name }) => movedTones(name),
  'double-spaces': ({ name }) => ` ${name.replaceAll(' ', '  ')} `,
  'no-break-space': ({ name }) => name.replaceAll(' ', '\u00a0'),
  police: ({ type, bare: rest }) => `Công an ${type.toLowerCase()} ${rest}`,
  lower: ({ name }) => name.toLowerCase(),
}

const toneMoves: readonly (readonly [string, string])[] = [
  ...Array.from('òóỏõọ', (toned, at) => [`${toned}a`, `o${'àáảãạ'.charAt(at)}`] as const),
  ...Array.from('òóỏõọ', (toned, at) => [`${toned}e`, `o${'èéẻẽẹ'.charAt(at)}`] as const),
  ...Array.from('ùúủũụ', (toned, at) => [`${toned}y`, `u${'ỳýỷỹỵ'.charAt(at)}`] as const),
]

function movedTones(name: string): string {
  return name
    .split(' ')
    .map((word) => {
      for (const [one, other] of toneMoves) {
        if (word.endsWith(one)) return word.slice(0, -one.length) + other
        if (word.endsWith(other) && !/[qg]$/i.test(word.slice(0, -other.length)))
          return word.slice(0, -other.length) + one
      }
      return word
    })
    .join(' ')
}

/** Cells with names of communes, each with its commune. */
export function nameCells(workbook: UntidyWorkbook): { cell: UntidyCell; commune: Commune; sheet: number }[] {
  const byCode = new Map(workbook.place.communes.map((one) => [one.code, one]))
  return workbook.truth.columns
    .filter(({ meaning }) => meaning === 'unit')
    .flatMap(({ sheet, top, bottom, column }) =>
      Array.from({ length: bottom - top + 1 }, (_, index) => {
        const row = top + index
        const commune = byCode.get(workbook.truth.units.get(`${sheet}!${row}`) ?? '')
        const cell = workbook.sheets[sheet]?.cells.get(addressOf(row, column))
        return commune === undefined || cell === undefined ? [] : [{ cell, commune, sheet }]
      }).flat(),
    )
}

export function dressNames(workbook: UntidyWorkbook, random: Random): void {
  const name = pick(random, ['whole', 'whole', ...Object.keys(spellings)])
  const spell = spellings[name]
  if (spell === undefined || name === 'whole') return
  workbook.dress.push(`names ${name}`)
  for (const { cell, commune } of nameCells(workbook)) cell.value = spell(commune, workbook)
}

const numberSpellings: Readonly<Record<string, (value: number) => string>> = {
  'text-dots': (value) => grouped(value, '.'),
  'text-commas': (value) => grouped(value, ','),
  'text-spaces': (value) => grouped(value, ' '),
  'text-plain': String,
  'text-nouns': (value) => `${grouped(value, '.')} hs`,
  'text-zero': (value) => (value > 0 && value < 10 ? `0${value}` : String(value)),
}

export function grouped(value: number, mark: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, mark)
}

/** Numbers of some columns as texts, in the way one person types. */
export function dressNumbers(workbook: UntidyWorkbook, random: Random): void {
  if (!random.isIn(35)) return
  const name = pick(random, Object.keys(numberSpellings))
  const spell = numberSpellings[name]
  if (spell === undefined) return
  workbook.dress.push(`numbers ${name}`)
  const isWhole = random.isIn(50)
  for (const { sheet, top, bottom, column, meaning } of workbook.truth.columns) {
    if (!/^(flow|level|assertion)/.test(meaning) || !(isWhole || random.isIn(40))) continue
    for (let row = top; row <= bottom; row += 1) {
      const cell = workbook.sheets[sheet]?.cells.get(addressOf(row, column))
      if (cell === undefined || typeof cell.value !== 'number' || cell.formula !== undefined) continue
      if (!workbook.truth.units.has(`${sheet}!${row}`)) continue
      cell.value = spell(cell.value)
      delete cell.format
    }
  }
}

/** Some or all texts in an old font, the others in Unicode; formats without fonts keep the bytes alone. */
export function dressFonts(workbook: UntidyWorkbook, random: Random): void {
  if (!random.isIn(20)) return
  const convert = random.isIn(60) ? asTcvn3 : asVni
  const share = pick(random, [100, 100, 60])
  workbook.dress.push(`${convert === asTcvn3 ? 'tcvn3' : 'vni'} ${share}%`)
  for (const [index, sheet] of workbook.sheets.entries()) {
    for (const [address, cell] of sheet.cells) {
      if (typeof cell.value !== 'string' || !random.isIn(share)) continue
      const converted = convert(cell.value)
      if (converted === null || converted.text === cell.value) continue
      workbook.truth.plainTexts.set(placeOf(index, address), cell.value)
      cell.value = converted.text
      cell.font = converted.font
    }
  }
}

/** Every text decomposed, as files that went through a Mac or a phone have them. */
export function dressDecomposed(workbook: UntidyWorkbook, random: Random): void {
  if (!random.isIn(8)) return
  workbook.dress.push('decomposed')
  for (const sheet of workbook.sheets)
    for (const cell of sheet.cells.values())
      if (typeof cell.value === 'string') cell.value = cell.value.normalize('NFD')
}
