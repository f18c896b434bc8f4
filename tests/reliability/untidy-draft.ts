import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick } from './untidy-chance.ts'
import { figureColumns, leadColumns, type Depth, type PlannedColumn, withExtras } from './untidy-columns.ts'
import { InventedFigures } from './untidy-figures.ts'
import type { PlannedRow, Section, TablePlan } from './untidy-layout.ts'
import { type Days, emptyTruth, type UntidyWorkbook } from './untidy-model.ts'
import { dayAfter, partsOf, two } from './untidy-paper.ts'
import { type Place, pickPlace } from './untidy-places.ts'
import { type BlockName, vocabularies, type Vocabulary } from './untidy-vocabularies.ts'

/** What a shape begins with: whose file, which day, which words, which figures. */
export interface Draft {
  readonly random: Random
  readonly place: Place
  readonly vocabulary: Vocabulary
  readonly day: string
  readonly figures: InventedFigures
  readonly workbook: UntidyWorkbook
}

const fileNames = [
  'bao cao',
  'BC CCCD',
  'Biểu số liệu',
  'so lieu gui huyen',
  'Báo cáo định danh',
  'Copy of Book1',
  'TH',
]

export function draftOf(shape: string, random: Random): Draft {
  const isNew = random.isIn(25)
  const place = pickPlace(random, isNew)
  const era = isNew ? 'new' : 'old'
  const vocabulary = pick(
    random,
    vocabularies.filter((one) => one.era === 'both' || one.era === era),
  )
  const day = dayAfter(isNew ? '2025-07-02' : '2023-01-03', random.between(0, isNew ? 400 : 360))
  const workbook: UntidyWorkbook = {
    fileName: pick(random, fileNames),
    format: 'xlsx',
    shape,
    vocabulary: vocabulary.name,
    place,
    today: dayAfter(day, random.between(5, 40)),
    sheets: [],
    truth: emptyTruth(),
    dress: [],
  }
  return {
    random,
    place,
    vocabulary,
    day,
    figures: new InventedFigures(random, pick(random, [9, 40, 400, 2500])),
    workbook,
  }
}

/** One row for each commune over the days. */
export function rowsFor({ place, figures }: Draft, days: Days, date?: string): PlannedRow[] {
  return place.communes.map((commune) => ({
    commune,
    figures: figures.of(commune, place.isNew),
    days,
    ...(date === undefined ? {} : { date }),
  }))
}

export function oneSection(rows: readonly PlannedRow[]): Section[] {
  return [{ title: 'Các xã', rows }]
}

/** Sections by kind of commune, or by halves where all are of one kind. */
export function sectionsOf(rows: readonly PlannedRow[]): Section[] {
  const types = [...new Set(rows.map(({ commune }) => commune.type))]
  if (types.length > 1)
    return types.map((type) => ({
      title: `Các ${type.toLowerCase()}`,
      rows: rows.filter(({ commune }) => commune.type === type),
    }))
  const half = Math.ceil(rows.length / 2)
  return [
    { title: 'Khu vực I', rows: rows.slice(0, half) },
    { title: 'Khu vực II', rows: rows.slice(half) },
  ]
}

export function columnsFor(
  draft: Draft,
  depth: Depth,
  blocks?: readonly BlockName[],
  lead?: readonly PlannedColumn[],
): PlannedColumn[] {
  const { random, vocabulary, place } = draft
  const figures = figureColumns(random, vocabulary, {
    depth,
    isNew: place.isNew,
    ...(blocks === undefined ? {} : { blocks }),
  })
  return withExtras(random, vocabulary, [...(lead ?? leadColumns(random, vocabulary)), ...figures])
}

export function tablePlan(
  columns: readonly PlannedColumn[],
  sections: readonly Section[],
  parts: Partial<TablePlan> = {},
): TablePlan {
  return { top: 1, left: 1, columns, sections, totals: 'none', hasNumberRow: false, isSectionTitled: false, ...parts }
}

/** A day as it stands in the name of a file or a sheet, where `/` cannot. */
export function nameOfDay(random: Random, date: string): string {
  const { day, month, year } = partsOf(date)
  return pick(random, [
    `${two(day)}.${two(month)}.${year}`,
    `${day}-${month}-${year}`,
    `${two(day)}-${two(month)}-${year}`,
    `ngày ${two(day)}.${two(month)}.${year}`,
  ])
}
