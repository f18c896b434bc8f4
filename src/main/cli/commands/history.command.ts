import type { Output } from '#shared/contract/contract.ts'
import { channelNote } from '#shared/figures/channel.rules.ts'
import { indicatorLabel } from '#shared/indicators/indicators.rules.ts'
import { formatInstant } from '#shared/kernel/instant.ts'
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts'
import { formatCount } from '#shared/kernel/numbers.ts'
import { dateOption } from '../arguments.ts'
import { dbOption, defineCommand } from '../command.ts'
import { withBook } from '../open-book.ts'
import { type TextColumn, textTable } from '../text-table.ts'

type Entries = Output<'figures.listEntries'>
type Entry = Entries[number]

const columns: readonly TextColumn[] = [
  { title: 'Lần ghi', align: 'right' },
  { title: 'Lúc', align: 'left' },
  { title: 'Người', align: 'left' },
  { title: 'Số ô', align: 'right' },
  { title: 'Thay đổi', align: 'left' },
]

export const historyCommand = defineCommand({
  name: 'history',
  summary: 'liệt kê các lần ghi số của một ngày, mới nhất trước',
  options: {
    db: dbOption,
    date: { kind: 'text', value: 'D', summary: 'ngày cần xem', isRequired: true },
  },
  details: `JSON: {ok, date, entries}; mỗi lần ghi gồm {entry, at, author, source, document, cells, allCells, undoneBy, sample}:
cells là số ô của ngày này, allCells của cả lần ghi, undoneBy là lần đã hoàn tác nó, sample là vài ô đầu với số trước và sau.`,
  run({ options, author }) {
    const on = dateOption('date', options.date, 'history')
    return withBook({ dbPath: options.db, author, isReading: true }, async (book) => {
      const [found, rows] = await Promise.all([
        book.call('figures.listEntries', { on, limit: 500 }),
        book.call('units.listRows', { on }),
      ])
      const names = new Map(rows.map((row) => [row.code, row.name]))
      const entries = found.map(({ entryId, ...entry }) => ({ entry: entryId, ...entry }))
      return { json: { ok: true, date: on, entries }, text: historyText(found, on, names) }
    })
  },
})

function historyText(entries: Entries, on: LocalDate, names: ReadonlyMap<string, string>): string {
  if (entries.length === 0) return `Ngày ${formatDate(on)} chưa có lần ghi nào.`
  const rows = entries.map((entry) => [
    String(entry.entryId),
    formatInstant(entry.at),
    entry.author,
    String(entry.cells),
    changesText(entry, on, names),
  ])
  return textTable(columns, rows)
}

function changesText({ sample, cells, undoneBy }: Entry, on: LocalDate, names: ReadonlyMap<string, string>): string {
  const told = sample.map(({ unitCode, indicator, channel, before, after }) => {
    const label = `${indicatorLabel(indicator, on)}${channelNote(channel)}`
    return `${names.get(unitCode) ?? unitCode}, ${label}: ${countText(before)} → ${countText(after)}`
  })
  const more = cells > sample.length ? [`… và ${cells - sample.length} ô khác`] : []
  const undone = undoneBy === null ? [] : [`[đã hoàn tác ở lần ghi ${undoneBy}]`]
  return [...told, ...more, ...undone].join('; ')
}

/** Blank is not zero. */
function countText(count: number | null): string {
  return count === null ? 'trống' : formatCount(count)
}
