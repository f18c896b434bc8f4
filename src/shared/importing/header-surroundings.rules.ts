/**
 * What stands around a table and may change what its columns mean: words of its title, of the name of its sheet
 * and of the file that say what is counted and that its own header leaves open. Two tables of the same header under different such
 * words are not the same table, whatever a person answered about one of them.
 */
import { foldDiacritics, nameKey } from '#shared/kernel/vietnamese-text.ts'
import type { CellSigns } from './cell-signs.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { KnownRow } from './understanding-context.ts'
import { officialSpelling } from './unit-spelling.rules.ts'

const SAYING = ['stage', 'subject', 'card', 'part', 'level', 'age', 'channel', 'population', 'excluded', 'derived']
/** Words that say what a sheet is, whose it is or when, and nothing of what is counted. */
const NOISE = new Set(
  (
    'sheet trang bang bieu mau phu luc bao cao ket qua so lieu tong hop thong ke theo doi tinh hinh thuc hien cong tac ' +
    'tien do tu den ngay tuan thang quy nam trong va cua cac toan cho cong an phong doi to co quan don vi dia ban xa ' +
    'phuong thi tran huyen quan tinh thanh pho dac khu hang lan thu chu nhat hai ba bon sau bay bc sl kq gui t cn th'
  ).split(' '),
)

/** Words of names of units, folded, and their initials: they say whose a table is. */
export function wordsOfNames(rows: readonly KnownRow[], ownName: string): ReadonlySet<string> {
  const names = [ownName, ...rows.filter(({ kind }) => kind === 'commune').map(({ name }) => name)]
  return new Set(
    names.flatMap((name) => {
      const words = foldDiacritics(officialSpelling(name).key).split(/[\s'-]+/)
      return [...words, words.map((word) => word.slice(0, 1)).join('')]
    }),
  )
}

export interface Surroundings {
  readonly fileName: string
  /** In a file of several sheets their names tell them apart, in words nobody knows too. */
  readonly hasSeveralSheets: boolean
  /** See `wordsOfNames`. */
  readonly nameWords: ReadonlySet<string>
}

/** Sorted, so that order says nothing. */
export function surroundingsOf({ title, head, grid }: FoundTable, signs: CellSigns, around: Surroundings): string[] {
  const texts = [...title, ...head].map(({ text }) => text)
  const isSaying = (text: string) => SAYING.some((name) => signs.features(text).values.has(name))
  const fileName = around.fileName.replace(/\.[a-z]{2,5}$/i, '')
  const said = [...texts, grid.name, fileName].flatMap((text) => {
    const { values } = signs.features(text)
    return SAYING.flatMap((name) => [...(values.get(name) ?? [])].map((value) => `${name}=${value}`))
  })
  const isNamed = around.hasSeveralSheets && !signs.isUnit(grid.name)
  const words = [...texts.filter(isSaying), ...(isNamed ? [grid.name] : [])].flatMap((text) =>
    signs.features(text).leftovers.flatMap((word) => plainWords(word, around.nameWords)),
  )
  return [...new Set([...said, ...words])].toSorted()
}

function plainWords(text: string, names: ReadonlySet<string>): string[] {
  return foldDiacritics(nameKey(text))
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !NOISE.has(word) && !names.has(word))
}
