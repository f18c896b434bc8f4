/** Cells of a sheet that no plan can be made of yet: those that wait for an answer, and those that are wrong. Pure. */
import type { ImportPreview } from '#shared/importing/importing.schema.ts'
import { type Area, parseArea } from './sheet-places.ts'

export interface WaitingCells {
  readonly isAsked: (row: number, column: number) => boolean
  readonly isRefused: (row: number, column: number) => boolean
}

export function waitingCells({ questions, issues, sheets }: ImportPreview, sheet: number): WaitingCells {
  const asked = questions
    .filter(({ answer }) => answer === null)
    .flatMap((question) => [question, ...(question.elsewhere ?? [])])
    .filter((place) => place.sheet === sheet)
    .flatMap(({ addresses }) => addresses.map(parseArea))
  const wrong = issues
    .filter(({ severity }) => severity === 'error')
    .flatMap((group) => group.issues)
    .filter(({ where }) => where.cell !== undefined && (where.sheet ?? sheets[0]?.name) === sheets[sheet]?.name)
    .map(({ where }) => parseArea(where.cell ?? ''))
  return { isAsked: finder(asked), isRefused: finder(wrong) }
}

/** Single cells are looked up, areas are gone through: there are few of them. */
function finder(areas: readonly (Area | null)[]): (row: number, column: number) => boolean {
  const known = areas.filter((area) => area !== null)
  const isCell = ({ top, left, bottom, right }: Area): boolean => top === bottom && left === right
  const cells = new Set(known.filter(isCell).map(({ top, left }) => `${top} ${left}`))
  const wide = known.filter((area) => !isCell(area))
  return (row, column) =>
    cells.has(`${row} ${column}`) ||
    wide.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)
}
