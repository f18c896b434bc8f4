/** What can be said of a cell, a column or a row, and what saying it does to the choices. Pure. */
import { t } from '#renderer/texts/vi.ts'
import { encodeMeaning } from '#shared/importing/column-meaning.rules.ts'
import type { PlannedCell } from '#shared/importing/importing.schema.ts'
import { columnKey } from '#shared/importing/header-fingerprint.rules.ts'
import { rowChoiceKey } from '#shared/importing/row-choice.rules.ts'
import type { ImportChoices, UnderstoodTable } from '#shared/importing/understanding.schema.ts'
import { cellAddress, columnLetters } from '#shared/reports/cell-address.rules.ts'
import type { PickGroup } from '../pick-list.tsx'
import { policies, policyText } from '../policy-words.ts'
import type { RowNames } from '../unit-names.ts'
import { withEntry } from '../with-entry.ts'
import { countText } from './describe-place.ts'
import { meaningGroups, rowGroups } from './meaning-options.ts'
import type { LineHead, SheetOverlay } from './sheet-overlay.ts'
import type { Place } from './sheet-places.ts'

export interface MenuAt {
  readonly place: Place
  readonly about: 'cell' | 'column' | 'row'
}

/** What picking does: opens the menu of the column or the row, or changes the choices. */
export type MenuPick =
  | { readonly go: 'column' | 'row' }
  | { readonly choose: (choices: ImportChoices) => ImportChoices }

export interface MenuList {
  readonly title: string
  readonly groups: readonly PickGroup[]
  readonly chosen: string | null
  pick(value: string): MenuPick
}

export interface MenuPlace {
  readonly overlay: SheetOverlay
  readonly names: RowNames
  readonly sheet: number
  readonly topRow: number
  readonly choices: ImportChoices
  readonly tables: readonly SameHeader[]
}

/** Tables as far as they are told apart by their headers. */
export type SameHeader = Pick<UnderstoodTable, 'id' | 'fingerprint' | 'columns'>

const auto = 'auto'
const forAll = 'for-all'

export function menuListOf(at: MenuAt, place: MenuPlace): MenuList {
  const { row, column } = at.place
  if (at.about === 'column') {
    const title = t('importing.menuColumn', { column: columnLetters(column) })
    return lineList(title, column, place.overlay.columnHead(column, place.topRow), place, false)
  }
  if (at.about === 'row') {
    return lineList(t('importing.menuRow', { row }), row, place.overlay.rowHead(row), place, true)
  }
  return cellList(at.place, place)
}

/** A line of the sheet: what its column holds, or what the row is; any row may be called a header. */
function lineList(title: string, line: number, head: LineHead | null, place: MenuPlace, isRow: boolean): MenuList {
  if (head?.is === 'column') return meaningList(title, head, place)
  if (!isRow && head === null) return { title: t('importing.columnOutside'), groups: [], chosen: null, pick: nothing }
  // Columns of a table on its side are its rows; which of them is the header is seen from the indicators.
  const key = rowChoiceKey(place.sheet, line, !isRow)
  const chosen = place.choices.rows[key] ?? rowChoiceOf(head)
  return {
    title,
    groups: [...autoGroup(place.choices.rows[key]), ...rowGroups(place.names.rows, !isRow)],
    chosen,
    pick: (value) => ({
      choose: (choices) => ({ ...choices, rows: withEntry(choices.rows, key, value === auto ? null : value) }),
    }),
  }
}

function nothing(): MenuPick {
  return { choose: (choices) => choices }
}

function rowChoiceOf(head: LineHead | null): string | null {
  if (head?.is !== 'row') return null
  const { kind, unitCode } = head.row
  return kind === 'unit' && unitCode !== null ? `unit:${unitCode}` : kind
}

type ColumnHead = Extract<LineHead, { is: 'column' }>

function meaningList(title: string, head: ColumnHead, place: MenuPlace): MenuList {
  const key = `${head.tableId}!${head.column.column}`
  const choice = place.choices.columns[key]
  const alike = columnsAlike(head, place.tables)
  return {
    title,
    groups: [...autoGroup(choice, alike.length), ...meaningGroups(place.names.on)],
    chosen: encodeMeaning(head.column.meaning),
    pick: (value) => ({
      choose: (choices) => {
        const isForAll = value === forAll
        const meaning = isForAll ? (choice ?? null) : value === auto ? null : value
        return {
          ...choices,
          columns: (isForAll ? alike : [key]).reduce((all, one) => withEntry(all, one, meaning), choices.columns),
        }
      },
    }),
  }
}

/** The same column of every table with this header, as keys of choices. */
function columnsAlike({ tableId, column }: ColumnHead, tables: readonly SameHeader[]): string[] {
  const own = tables.find(({ id }) => id === tableId)
  const at = own?.columns.filter(({ header }) => isSameHeader(header, column.header)) ?? []
  if (own === undefined || own.fingerprint === '' || column.header.length === 0 || at.length !== 1) return []
  return tables
    .filter(({ fingerprint }) => fingerprint === own.fingerprint)
    .flatMap(({ id, columns }) => {
      const [only, ...others] = columns.filter(({ header }) => isSameHeader(header, column.header))
      return only === undefined || others.length > 0 ? [] : [`${id}!${only.column}`]
    })
}

function isSameHeader(a: readonly string[], b: readonly string[]): boolean {
  return columnKey(a) === columnKey(b)
}

/** What else can be done with a person's decision: giving it back to the program, or having it hold for its like. */
function autoGroup(choice: string | undefined, count = 0): PickGroup[] {
  if (choice === undefined) return []
  const all = count > 1 ? [{ value: forAll, label: t('importing.chosenForAll', { count }) }] : []
  return [{ label: t('importing.groupChosen'), options: [...all, { value: auto, label: t('importing.takeBack') }] }]
}

function cellList({ row, column }: Place, place: MenuPlace): MenuList {
  const address = cellAddress(row, column)
  const { planned } = place.overlay.cell(row, column)
  const key = `${place.sheet}!${address}`
  const choice = place.choices.cellConflicts[key]
  return {
    title: t('importing.menuCell', { address }),
    groups: [
      ...(planned !== null && isConflict(planned) ? policyGroups(planned, choice !== undefined) : []),
      {
        label: t('importing.groupCorrect'),
        options: [
          { value: 'go:column', label: t('importing.menuColumn', { column: columnLetters(column) }) },
          { value: 'go:row', label: t('importing.menuRow', { row }) },
        ],
      },
    ],
    chosen: choice === undefined ? null : `policy:${choice}`,
    pick: (value) => {
      if (value === 'go:column') return { go: 'column' }
      if (value === 'go:row') return { go: 'row' }
      const policy = policies.find((one) => value === `policy:${one}`) ?? null
      return { choose: (choices) => ({ ...choices, cellConflicts: withEntry(choices.cellConflicts, key, policy) }) }
    },
  }
}

/** Both the file and the book have a figure, and not the same one. */
export function isConflict({ read, standing }: PlannedCell): boolean {
  return read !== null && standing !== null && read !== standing
}

function policyGroups({ read, standing }: PlannedCell, isChosen: boolean): PickGroup[] {
  return [
    {
      label: t('importing.groupConflict', { standing: countText(standing), read: countText(read) }),
      options: [
        ...policies
          .filter((policy) => policy !== 'only-empty')
          .map((policy) => ({ value: `policy:${policy}`, label: policyText(policy) })),
        ...(isChosen ? [{ value: auto, label: t('importing.policyAsBatch') }] : []),
      ],
    },
  ]
}
