import type { SlotCell, SlotTally } from './completeness.schema.ts'

/**
 * Counts cells of a unit, a day or all. `submitted` and `onTime` are counted among what is due, so that no rate exceeds
 * 100 %; a resubmission is one sheet.
 */
export function tallyOf(cells: readonly SlotCell[]): SlotTally {
  const count = (is: (cell: SlotCell) => boolean): number => cells.filter(is).length
  const isReceived = ({ accepted }: SlotCell): boolean => accepted > 0
  const due = cells.filter(({ isDue }) => isDue)
  const submitted = due.filter(isReceived)
  const late = submitted.filter(({ isLate }) => isLate).length
  return {
    required: count(({ isRequired }) => isRequired),
    due: due.length,
    submitted: submitted.length,
    onTime: submitted.length - late,
    late,
    received: count(isReceived),
    receivedRequired: count((cell) => cell.isRequired && isReceived(cell)),
    resubmitted: count(({ accepted }) => accepted > 1),
    empty: count((cell) => isReceived(cell) && cell.isEmpty),
    missing: count(({ state }) => state === 'missing'),
    unverified: count(({ state }) => state === 'unverified'),
    exempt: count(({ state }) => state === 'exempt'),
    waiting: count(({ state }) => state === 'waiting'),
  }
}

/**
 * The middle of times of day (`HH:MM:SS`), to the minute; of an even number the earlier of the two in the middle, which
 * is a time that was kept once.
 */
export function usualTime(times: readonly string[]): { time: string; of: number } | null {
  const middle = times.toSorted()[Math.floor((times.length - 1) / 2)]
  return middle === undefined ? null : { time: middle.slice(0, 'HH:MM'.length), of: times.length }
}

/** Everything a unit is asked for and has not sent: without figures or with unverified ones. */
export function isLacking({ state, isRequired }: SlotCell): boolean {
  return isRequired && (state === 'missing' || state === 'waiting' || state === 'unverified')
}
