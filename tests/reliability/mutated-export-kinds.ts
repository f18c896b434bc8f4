import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'

/** What was done to an exported workbook, and where its cells went. */
export interface Mutated {
  readonly bytes: Uint8Array
  /** Where a cell of the export stands now; null when it was taken away. */
  readonly movedTo?: (address: string) => string | null
  /** Rows of the export that bear the name of another now, by row. */
  readonly renamedRows?: ReadonlyMap<number, number>
}

export type Mutation = (bytes: Uint8Array, random: Random) => Mutated

const sheetPath = 'xl/worksheets/sheet1.xml'
const cell = /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs

function bitFlip(bytes: Uint8Array, random: Random): Mutated {
  const mutated = bytes.slice()
  const at = random.between(0, mutated.length - 1)
  mutated[at] = (mutated[at] ?? 0) ^ (1 << random.between(0, 7))
  return { bytes: mutated }
}

function cut(bytes: Uint8Array, random: Random): Mutated {
  return { bytes: bytes.slice(0, random.between(0, bytes.length - 1)) }
}

function zeroed(bytes: Uint8Array, random: Random): Mutated {
  const mutated = bytes.slice()
  const at = random.between(0, mutated.length - 1)
  mutated.fill(0, at, at + random.between(1, 600))
  return { bytes: mutated }
}

function doubled(bytes: Uint8Array, random: Random): Mutated {
  const at = random.between(0, bytes.length - 1)
  const end = Math.min(bytes.length, at + random.between(1, 500))
  return { bytes: new Uint8Array([...bytes.slice(0, end), ...bytes.slice(at)]) }
}

/** The parts changed and packed again with right checksums. */
function repacked(
  change: (parts: Record<string, Uint8Array>, random: Random) => Omit<Mutated, 'bytes'> | void,
): Mutation {
  return (bytes, random) => {
    const parts = unzipSync(bytes)
    const where = change(parts, random)
    return { bytes: zipSync(parts, { level: 1 }), ...where }
  }
}

function sheetText(parts: Record<string, Uint8Array>): string {
  return strFromU8(parts[sheetPath] ?? new Uint8Array())
}

function setSheet(parts: Record<string, Uint8Array>, xml: string): void {
  parts[sheetPath] = strToU8(xml)
}

/** One of the numbers of the sheet, those of formulas too. */
function otherNumber(write: (value: number, random: Random) => string, type?: 'str'): Mutation {
  return repacked((parts, random) => {
    const xml = sheetText(parts)
    const numbers = [...xml.matchAll(/<c ([^>]*)>(?:<f>[^<]*<\/f>)?<v>(\d+)<\/v><\/c>/g)].filter(
      ([, attributes = '']) => !/ t="/.test(` ${attributes}`),
    )
    if (numbers.length === 0) return
    const chosen = pick(random, numbers)
    const [whole, , value = ''] = chosen
    setSheet(
      parts,
      xml.slice(0, chosen.index) +
        write(Number(value), random).replace(
          '<c>',
          whole.replace(/>.*$/s, type === undefined ? '>' : ` t="${type}">`),
        ) +
        xml.slice(chosen.index + whole.length),
    )
  })
}

const asText =
  (text: string) =>
  (value: number, random: Random): string =>
    `<c><v>${text.replace('#', String(value + random.between(0, 3)))}</v></c>`

const emptied = repacked((parts, random) => {
  const xml = sheetText(parts)
  const cells = [...xml.matchAll(cell)].filter(([, , body]) => body !== undefined)
  const chosen = pick(random, cells)
  setSheet(parts, xml.slice(0, chosen.index) + xml.slice(chosen.index + chosen[0].length))
})

function rowsOf(xml: string): { row: number; text: string; at: number }[] {
  return [...xml.matchAll(/<row r="(\d+)"[^>]*?(?:\/>|>.*?<\/row>)/gs)].map((match) => ({
    row: Number(match[1]),
    text: match[0],
    at: match.index,
  }))
}

/** A row taken out, those below moved up, as a spreadsheet does. */
const rowDeleted = repacked((parts, random) => {
  const xml = sheetText(parts)
  const { row } = pick(random, rowsOf(xml))
  const moved = (address: string): string | null => {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    if (Number(digits) === row) return null
    return Number(digits) > row ? `${letters}${Number(digits) - 1}` : address
  }
  setSheet(
    parts,
    withMoved(xml.replace(rowsOf(xml).find((one) => one.row === row)?.text ?? '', ''), moved, (one) =>
      one > row ? one - 1 : one,
    ),
  )
  return { movedTo: moved }
})

const columnDeleted = repacked((parts, random) => {
  const xml = sheetText(parts)
  const gone = random.between(1, 20)
  const moved = (address: string): string | null => {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    const column = numberOf(letters)
    if (column === gone) return null
    return column > gone ? `${lettersOf(column - 1)}${digits}` : address
  }
  const without = xml.replace(cell, (whole, attributes: string) =>
    numberOf(/r="([A-Z]+)/.exec(attributes)?.[1] ?? '') === gone ? '' : whole,
  )
  setSheet(
    parts,
    withMoved(without, moved, (one) => one),
  )
  return { movedTo: moved }
})

function withMoved(xml: string, moved: (address: string) => string | null, row: (row: number) => number): string {
  return xml
    .replace(/<row r="(\d+)"/g, (_, digits: string) => `<row r="${row(Number(digits))}"`)
    .replace(/<c r="([A-Z]+\d+)"/g, (_, address: string) => `<c r="${moved(address) ?? address}"`)
    .replace(/<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"\/>/g, (_, from: string, to: string) => {
      const [first, last] = [moved(from), moved(to)]
      return first === null || last === null || first === last ? '' : `<mergeCell ref="${first}:${last}"/>`
    })
    .replace(/<mergeCells count="\d+">/, '<mergeCells>')
}

function numberOf(letters: string): number {
  return Array.from(letters).reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0)
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** The names of two rows of units changed places; their figures stayed. */
const namesSwapped = repacked((parts, random) => {
  const xml = sheetText(parts)
  const numbered = new Set([...xml.matchAll(/<c r="A(\d+)"(?![^>]* t=)[^>]*><v>\d+<\/v>/g)].map(([, row]) => row))
  const names = [...xml.matchAll(/<c r="B(\d+)"([^>]*)>(.*?)<\/c>/gs)].filter(([, row]) => numbered.has(row))
  const [one, other] = [pick(random, names), pick(random, names)]
  if (one[0] === other[0]) return
  const [first, second] = one.index < other.index ? [one, other] : [other, one]
  const written = (to: RegExpMatchArray, from: RegExpMatchArray): string => `<c r="B${to[1]}"${to[2]}>${from[3]}</c>`
  setSheet(
    parts,
    xml.slice(0, first.index) +
      written(first, second) +
      xml.slice(first.index + first[0].length, second.index) +
      written(second, first) +
      xml.slice(second.index + second[0].length),
  )
  return {
    renamedRows: new Map([
      [Number(first[1]), Number(second[1])],
      [Number(second[1]), Number(first[1])],
    ]),
  }
})

const valueForFormula = repacked((parts, random) => {
  const xml = sheetText(parts)
  const formulas = [...xml.matchAll(/<f>[^<]*<\/f>/g)]
  if (formulas.length === 0) return
  const chosen = pick(random, formulas)
  setSheet(parts, xml.slice(0, chosen.index) + xml.slice(chosen.index + chosen[0].length))
})

const formulaChanged = repacked((parts, random) => {
  const xml = sheetText(parts)
  const formulas = [...xml.matchAll(/<f>([^<]*)<\/f>(<v>[^<]*<\/v>)?/g)]
  if (formulas.length === 0) return
  const chosen = pick(random, formulas)
  const text = pick(random, ['<f>1+1</f><v>2</v>', '<f>A1</f>', `<f>${chosen[1] ?? ''}+1</f><v>7</v>`])
  setSheet(parts, xml.slice(0, chosen.index) + text + xml.slice(chosen.index + chosen[0].length))
})

/** A text of the sheet: a header, a name, the title with its day. */
const textChanged = repacked((parts, random) => {
  const path = 'xl/sharedStrings.xml'
  const xml = strFromU8(parts[path] ?? new Uint8Array())
  const texts = [...xml.matchAll(/<t(?: [^>]*)?>([^<]+)<\/t>/g)]
  const chosen = pick(random, texts)
  const [whole, text = ''] = chosen
  const other = pick(random, [`${text} `, `${text}a`, text.slice(1), text.replace(/\d/, '9'), 'Xã Ea Yông', 'CCCD', ''])
  parts[path] = strToU8(
    xml.slice(0, chosen.index) + whole.replace(text, other) + xml.slice(chosen.index + whole.length),
  )
})

const sheetRenamed = repacked((parts, random) => {
  const path = 'xl/workbook.xml'
  parts[path] = strToU8(
    strFromU8(parts[path] ?? new Uint8Array()).replace(
      /<sheet ([^>]*)name="[^"]*"/,
      `<sheet $1name="${pick(random, ['Sheet1', '_meta2', 'Ngày 15.4', 'a'])}"`,
    ),
  )
})

const partSwapped = repacked((parts, random) => {
  const names = Object.keys(parts)
  const [one, other] = [pick(random, names), pick(random, names)]
  const kept = parts[one]
  parts[one] = parts[other] ?? new Uint8Array()
  parts[other] = kept ?? new Uint8Array()
})

const partGone = repacked((parts, random) => {
  delete parts[pick(random, Object.keys(parts))]
})

/** One character of any part, packed again with a right checksum. */
const characterChanged = repacked((parts, random) => {
  const name = pick(random, Object.keys(parts))
  const part = (parts[name] ?? new Uint8Array()).slice()
  if (part.length === 0) return
  part[random.between(0, part.length - 1)] = random.between(32, 126)
  parts[name] = part
})

const prototypeNames = repacked((parts, random) => {
  const path = 'xl/workbook.xml'
  const xml = strFromU8(parts[path] ?? new Uint8Array())
  const name = pick(random, ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
  parts[path] = strToU8(
    random.isIn(50)
      ? xml.replace(/<definedName ([^>]*)name="[^"]*"/, `<definedName $1name="${name}"`)
      : xml.replace(/<sheet ([^>]*)name="[^"]*"/, `<sheet $1name="${name}"`),
  )
})

export const mutations: Readonly<Record<string, Mutation>> = {
  'bit-flip': bitFlip,
  cut,
  zeroed,
  doubled,
  'number-changed': otherNumber((value, random) => `<c><v>${value + random.between(1, 30)}</v></c>`),
  'number-times-ten': otherNumber((value) => `<c><v>${value * 10 + 10}</v></c>`),
  'number-negative': otherNumber((value) => `<c><v>-${value + 1}</v></c>`),
  'number-broken': otherNumber((value) => `<c><v>${value}.5</v></c>`),
  'number-huge': otherNumber((value) => `<c><v>${value}E12</v></c>`),
  'text-number': otherNumber(asText('#'), 'str'),
  'text-o': otherNumber(asText('#O'), 'str'),
  'text-words': otherNumber(asText('đang cập nhật #'), 'str'),
  'text-dash': otherNumber(asText('-'), 'str'),
  emptied,
  'row-deleted': rowDeleted,
  'column-deleted': columnDeleted,
  'names-swapped': namesSwapped,
  'value-for-formula': valueForFormula,
  'formula-changed': formulaChanged,
  'text-changed': textChanged,
  'sheet-renamed': sheetRenamed,
  'part-swapped': partSwapped,
  'part-gone': partGone,
  'character-changed': characterChanged,
  'prototype-names': prototypeNames,
}
