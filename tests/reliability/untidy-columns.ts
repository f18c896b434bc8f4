import type { Random } from '../../src/main/cli/sample/seeded-random.ts'
import { pick, pickSome } from './untidy-chance.ts'
import { type Block, type BlockName, trapColumns, type Vocabulary } from './untidy-vocabularies.ts'

/** A column of a table: what stands over it from top to bottom, and the encoded meaning a careful officer gives it. */
export interface PlannedColumn {
  readonly path: readonly string[]
  readonly meaning: string
  /** Cells are invented: a column of no meaning, or of something else than figures. */
  readonly filler?: 'count' | 'percent' | 'percent-number' | 'target' | 'note'
}

export type Depth = 1 | 2 | 3 | 4

/** Columns with figures, in the order people put them. */
export function figureColumns(
  random: Random,
  vocabulary: Vocabulary,
  { depth, blocks, isNew }: { readonly depth: Depth; readonly blocks?: readonly BlockName[]; readonly isNew: boolean },
): PlannedColumn[] {
  const names = blocks ?? pickBlocks(random, vocabulary)
  return names.flatMap((name) => {
    const block = vocabulary.blocks[name]
    return block === undefined || (name === 'ages' && !isNew)
      ? []
      : blockColumns(random, vocabulary, name, block, depth)
  })
}

/** Cards and one to three stages always, the rest by chance. */
function pickBlocks(random: Random, vocabulary: Vocabulary): BlockName[] {
  const stages = pickSome(random, ['collected', 'approved', 'activated'] as const, random.between(1, 3))
  const order: readonly BlockName[] = ['people', 'cards', 'ages', 'returned', 'collected', 'approved', 'activated']
  const chosen = new Set<BlockName>(['cards', ...stages])
  for (const name of ['people', 'ages', 'returned'] as const)
    if (vocabulary.blocks[name] !== undefined && random.isIn(25)) chosen.add(name)
  return order.filter((name) => chosen.has(name))
}

function blockColumns(
  random: Random,
  { above }: Vocabulary,
  name: BlockName,
  block: Block,
  depth: Depth,
): PlannedColumn[] {
  const isCumulative = random.isIn(50)
  const isMobile = random.isIn(30)
  const isWhole = name === 'cards' || random.isIn(70)
  return Object.entries(block.leaves).flatMap(([meaning, words]): PlannedColumn[] => {
    if (meaning.endsWith('_CUM') && !isCumulative) return []
    if (meaning.endsWith(':MOBILE') && !isMobile) return []
    if (meaning.startsWith('flow:EID_') && !isWhole) return []
    const leaf = typeof words === 'string' ? words : words[0]
    const alone = typeof words === 'string' ? block.alone.replace('{}', words) : words[1]
    return [{ meaning, path: pathOf(depth, leaf, alone, block.group, topOf(name, above)) }]
  })
}

function topOf(name: BlockName, above: Vocabulary['above']): string {
  return ['collected', 'approved', 'activated'].includes(name) ? above.accounts : above.cards
}

function pathOf(depth: Depth, leaf: string, alone: string, group: string, top: string): readonly string[] {
  if (depth === 1) return [alone]
  if (depth === 2) return [group, leaf]
  return depth === 3 ? [top, group, leaf] : ['KẾT QUẢ THỰC HIỆN', top, group, leaf]
}

/** What stands left of the figures. */
export function leadColumns(random: Random, { words }: Vocabulary, withCode = random.isIn(20)): PlannedColumn[] {
  return [
    ...(random.isIn(80) ? [{ path: [words.sequence], meaning: 'sequence' }] : []),
    ...(withCode ? [{ path: [words.code], meaning: 'unit-code' }] : []),
    { path: [words.unit], meaning: 'unit' },
  ]
}

/** What stands right of the figures or among them: targets, ratios, notes, and columns of no meaning to the book. */
export function withExtras(random: Random, { words }: Vocabulary, columns: readonly PlannedColumn[]): PlannedColumn[] {
  const all = [...columns]
  if (random.isIn(30))
    all.push(
      { path: [pick(random, ['Chỉ tiêu giao', 'Chỉ tiêu giao 91%', 'Chỉ tiêu'])], meaning: 'target', filler: 'target' },
      {
        path: [pick(random, ['Tỷ lệ', 'Tỷ lệ %', 'Tỉ lệ (%)', 'Đạt tỷ lệ so với chỉ tiêu'])],
        meaning: 'ratio',
        filler: random.isIn(60) ? 'percent' : 'percent-number',
      },
    )
  if (random.isIn(20)) all.push({ path: pick(random, trapColumns), meaning: 'ignored', filler: 'count' })
  if (random.isIn(50)) all.push({ path: [words.note], meaning: 'note', filler: 'note' })
  return all
}
