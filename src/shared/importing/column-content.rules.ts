/** What the cells of a column say of it, where its header says nothing or something else. */
import type { ColumnProfile } from './column-profile.rules.ts'
import { areDaysOfMonth } from './day-numbers.rules.ts'
import { SURE } from './header-base.rules.ts'
import type { MeaningDecision } from './header-decision.rules.ts'
import { MESSAGE_NOTES, MESSAGE_SHEET } from './message-text.rules.ts'
import type { FoundTable } from './table-finding.rules.ts'
import type { ColumnMeaning } from './understanding.schema.ts'

/** Sure, whatever the header left open. */
export function settled(
  words: MeaningDecision,
  meaning: ColumnMeaning,
  confidence: number,
  reason: string,
): MeaningDecision {
  return { meaning, confidence, reason, options: [], period: words.period }
}

/** What the cells say where the header says nothing, or something else. */
export function byContent(
  words: MeaningDecision,
  header: readonly string[],
  profile: ColumnProfile,
  table: FoundTable,
): MeaningDecision {
  const { cells, numbers, dates, units, texts } = profile
  const kind = words.meaning.kind
  if (kind === 'unit' && numbers > (units + texts) * 2)
    return unsettled(words, 'tiêu đề là tên đơn vị nhưng các ô là số')
  if (kind === 'date' && dates < cells.length / 2 && !areDaysOfMonth(cells)) {
    return numbers > 0 ? unsettled(words, 'tiêu đề là ngày nhưng các ô không phải ngày') : words
  }
  if (kind === 'target' && numbers === 0 && units > cells.length / 2) {
    return settled(words, { kind: 'unit' }, 93, 'các ô là tên đơn vị')
  }
  if (kind === 'target' && numbers === 0 && dates > cells.length / 2) {
    return settled(words, { kind: 'date' }, 92, 'các ô là ngày')
  }
  if (kind !== 'unknown' || words.relative !== undefined) return words
  if (cells.length === 0) return settled(words, { kind: 'ignored' }, 95, 'cột trống')
  if (units > cells.length / 2) return settled(words, { kind: 'unit' }, 93, 'các ô là tên đơn vị')
  if (dates > cells.length / 2) return settled(words, { kind: 'date' }, 92, 'các ô là ngày')
  if (header.length === 0 && profile.isCounting) return settled(words, { kind: 'sequence' }, 92, 'các ô là số thứ tự')
  if (numbers === 0 && dates === 0 && texts + units === cells.length && words.options.length === 0) {
    return isMessageText(table, header, profile) ? words : settled(words, { kind: 'note' }, SURE, 'các ô chỉ có chữ')
  }
  return words
}

/** Numbers of a message whose words do not say what they count stand as text, and are not passed over. */
function isMessageText({ grid }: FoundTable, header: readonly string[], { cells }: ColumnProfile): boolean {
  return grid.name === MESSAGE_SHEET && header[0] !== MESSAGE_NOTES && cells.some(({ text }) => /\d/.test(text))
}

function unsettled(words: MeaningDecision, reason: string): MeaningDecision {
  return { meaning: { kind: 'unknown' }, confidence: 30, reason, options: [], period: words.period }
}
